import type { Result } from '#basics/result.ts';

export interface PaperPrinterInfo {
  readonly name: string;
  readonly state: 'idle' | 'printing' | 'stopped' | 'unknown';
  readonly isDefault: boolean;
  /** What the printer says of itself, empty when nothing. */
  readonly message: string;
}

/** The printer for paper of this station. Fails with the `paper-printer.*` codes. */
export interface PaperPrinter {
  printers(): Promise<Result<readonly PaperPrinterInfo[]>>;
  /** Resolves when the printer has it. The title stands in the printer's queue: nothing of the person. */
  print(pdf: Uint8Array, title: string): Promise<Result<void>>;
}
