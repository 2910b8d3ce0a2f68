import { Select } from 'antd';

export interface CameraSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
  onChange(value: string): void;
}

/** The choice of a camera. Its list opens inside the dialog it stands in: what lies beneath a modal one can't be reached. */
export const CameraSelect = ({ label, value, options, onChange }: CameraSelectProps) => (
  <Select
    className="camera-select"
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={(chosen) => chosen !== null && onChange(chosen)}
    options={[...options]}
    getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
    data-testid="camera-select"
  />
);
