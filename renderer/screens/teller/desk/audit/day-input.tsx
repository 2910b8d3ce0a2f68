export interface DayInputProps {
  readonly label: string;
  /** `YYYYMMDD`. */
  readonly value: string;
  readonly most: string;
  readonly testId: string;
  onChange(day: string): void;
}

const dashed = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

/** A day in China, chosen from the calendar or typed; a half-typed one changes nothing. */
export const DayInput = ({ label, value, most, testId, onChange }: DayInputProps) => (
  <label className="day-input">
    {label}
    <input
      type="date"
      value={dashed(value)}
      max={dashed(most)}
      onChange={({ target }) => {
        const day = target.value.replaceAll('-', '');
        if (day.length === 8) onChange(day);
      }}
      data-testid={testId}
    />
  </label>
);
