/** The command a technician sends once, over USB, so that the printer talks on its serial port (§1.4). */
import type { SerialSettings } from '#drivers/transport/transport.ts';

const PARITY = { none: 'N', odd: 'O', even: 'E' } as const;
const FLOW = { none: 'NONE', 'xon-xoff': 'XON/XOFF', 'rts-cts': 'RTS/CTS' } as const;

/**
 * `Pcom;port;speed;parity;8;stop;flow;enable`, e.g. `Pcom;1;9600;N;8;1;NONE;E`. The setting survives power-off.
 * An acknowledged line names ACK/NACK as its flow control. Hardware flow control on port 2 does not exist: throws.
 */
export const serialSetup = (
  port: 1 | 2,
  { baudRate, parity, stopBits, flow }: SerialSettings,
  protocol: 'plain' | 'acknowledged' = 'plain',
): string => {
  if (port === 2 && flow === 'rts-cts') throw new Error('port 2 of the printer has no hardware flow control');
  const held = protocol === 'acknowledged' ? 'ACK/NACK' : FLOW[flow];
  return ['Pcom', port, baudRate, PARITY[parity], 8, stopBits, held, 'E'].join(';');
};
