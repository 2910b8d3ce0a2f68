import type { Result } from '#basics/result.ts';

/** Something that may be a device: an address the station file takes, and what the system calls it. */
export interface DevicePlace {
  readonly address: string;
  readonly name: string;
}

/** A device that answered: the address by which it is reached (its speed in it where it is not the usual one). */
export interface AnsweringDevice {
  readonly address: string;
  /** What it says it is: model and serial number, SAM id, name of the reader. */
  readonly identity: string;
}

/** What hangs on this machine, and who it says it is. Lines are opened for the question and closed after it. */
export interface DeviceAsking {
  /** `whole` false: ports may be missing from the list. */
  serialPorts(): Promise<{ readonly places: readonly DevicePlace[]; readonly whole: boolean }>;
  /** Fails with `chip.no-service`, `chip.addon-missing`. */
  chipReaders(): Promise<Result<readonly DevicePlace[]>>;
  cameras(): Promise<readonly DevicePlace[]>;
  /** By its own protocol, at every speed it may have. */
  idReader(address: string): Promise<Result<AnsweringDevice>>;
  cardPrinter(address: string): Promise<Result<AnsweringDevice>>;
  chipReader(address: string): Promise<Result<AnsweringDevice>>;
}
