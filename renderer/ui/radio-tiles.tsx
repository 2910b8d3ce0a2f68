import './radio-tiles.css';
import type { ReactNode } from 'react';

export interface RadioTile<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly testId: string;
}

export interface RadioTilesProps<V extends string> {
  readonly legend: string;
  /** One on a page. */
  readonly name: string;
  readonly tiles: readonly RadioTile<V>[];
  readonly value: V | null;
  onChange(value: V): void;
  /** What is said below the tiles. */
  readonly children?: ReactNode;
}

/** One of a few, each a tile to press. */
export const RadioTiles = <V extends string>({
  legend,
  name,
  tiles,
  value,
  onChange,
  children,
}: RadioTilesProps<V>) => (
  <fieldset className="radio-tiles">
    <legend>{legend}</legend>
    {tiles.map((tile) => (
      <label key={tile.value} data-chosen={tile.value === value}>
        <input
          type="radio"
          name={name}
          checked={tile.value === value}
          onChange={() => onChange(tile.value)}
          data-testid={tile.testId}
        />
        {tile.label}
      </label>
    ))}
    {children}
  </fieldset>
);
