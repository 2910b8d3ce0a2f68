import { SerialPort } from 'serialport';
import { fail, ok, type Result } from '#basics/result.ts';

export interface SerialPortEntry {
  /** `serial:/dev/ttyUSB0`, as the station file takes it. */
  readonly address: string;
  /** What the system calls it; empty when it says nothing. */
  readonly name: string;
}

/**
 * The serial ports of this machine. Pseudo terminals are never among them. Fails with `transport.no-port-list` (param
 * `cause`) where the system can't be asked: on Linux `SerialPort.list()` needs the program `udevadm`.
 */
export const listSerialPorts = async (): Promise<Result<readonly SerialPortEntry[]>> => {
  try {
    const ports = await SerialPort.list();
    return ok(
      ports.map(({ path, manufacturer, serialNumber, vendorId, productId }) => {
        const usb = vendorId === undefined ? '' : `USB ${vendorId}:${productId ?? '????'}`;
        const name = [manufacturer, serialNumber, usb].filter((word) => word !== undefined && word !== '').join(' ');
        return { address: `serial:${path}`, name };
      }),
    );
  } catch (error) {
    // serialport gives words only; which ones depends on the system.
    return fail('transport.no-port-list', 'stop', { cause: error instanceof Error ? error.message : String(error) });
  }
};
