/** What can be done to a virtual device, for panels and command lines that know nothing of it. */
export interface CatalogueEntry {
  /** Unique within the device, stable: `mis-feed`, `take-card`. */
  readonly id: string;
  /** `hand`: what people do to it; `fault`: what goes wrong with it; `line`: what happens on the wire. */
  readonly group: 'hand' | 'fault' | 'line';
  readonly text: { readonly zh: string; readonly en: string };
  /** The act as the control API takes it, without `at` and `times`. */
  readonly act: { readonly act: string; readonly [key: string]: unknown };
  /** Places the fault can be put on (its parameter `at`); empty when it takes none. */
  readonly at: readonly string[];
  /** It takes `times`: how often it strikes. */
  readonly counted: boolean;
}
