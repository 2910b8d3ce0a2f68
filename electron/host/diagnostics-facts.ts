/** What diagnostics know of the station beside its devices: how they are set up, and what runs here. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { arch, release, type } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Failure, Result } from '#basics/result.ts';
import { parseAddress } from '#drivers/transport/address.ts';
import { type DeviceValue, fact, type Words } from '#services/diagnostics/set-up-values.ts';
import type { DatabaseLook, DeviceSetUp, DiagnosticsFacts, SoftwareFacts } from '#services/ports.ts';
import type { StationConfig } from './config.ts';
import { createDeviceFinder } from './devices/device-finder.ts';
import type { Surroundings } from './devices/surroundings.ts';

const PACKAGE = z.object({ name: z.literal('instant-card-kiosk'), version: z.string() });

/** Version of the program, from the package it runs in; `unknown` where there is none above it. */
const programVersion = (): string => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    const read = existsSync(file) ? PACKAGE.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
    if (read?.success === true) return read.data.version;
    if (dirname(folder) === folder) return 'unknown';
  }
};

const softwareFacts = (station: StationConfig): SoftwareFacts => {
  // The token of the training desk is a secret; the rest says which configuration it is.
  const { trainingDesk: _secret, ...rest } = station;
  return {
    version: programVersion(),
    node: process.versions.node,
    system: `${type()} ${release()} ${arch()}`,
    configuration: createHash('sha256').update(JSON.stringify(rest)).digest('hex'),
    training: station.training,
    outletNo: station.outletNo,
  };
};

const ADDRESS: Words = { zh: '地址', en: 'Address' };

/** The address taken apart: port and speed, or host and port. */
const lineValues = (address: string): readonly DeviceValue[] => {
  const parsed = parseAddress(address);
  if (!parsed.ok) return [fact('address', ADDRESS, address)];
  if (parsed.value.kind === 'tcp') {
    return [
      fact('address', ADDRESS, address),
      fact('host', { zh: '主机', en: 'Host' }, parsed.value.host),
      fact('port', { zh: '端口', en: 'Port' }, parsed.value.port),
    ];
  }
  return [
    fact('address', ADDRESS, address),
    fact('port', { zh: '串口', en: 'Serial port' }, parsed.value.path),
    fact('baud-rate', { zh: '设置的波特率', en: 'Speed of the settings' }, parsed.value.baudRate, 'Bd'),
  ];
};

const NOWHERE: DeviceSetUp = { address: null, connection: [] };

const setUpOf = (station: StationConfig): DiagnosticsFacts['setUp'] => {
  const { idReader, cardPrinter, chipReader, documentCamera } = station.devices;
  const { url, certificate } = station.platform;
  const camera = documentCamera?.device ?? null;
  const printer = station.paperPrinter.printer ?? null;
  return {
    'id-reader': { address: idReader.address, connection: lineValues(idReader.address) },
    'card-printer': {
      address: cardPrinter.address,
      connection: [
        ...lineValues(cardPrinter.address),
        fact('protocol', { zh: '应答方式', en: 'Protocol' }, cardPrinter.protocol),
        fact('serial', { zh: '串口参数', en: 'Serial settings' }, serialText(cardPrinter.serial)),
        fact('ribbon', { zh: '色带', en: 'Ribbon' }, cardPrinter.ribbon),
      ],
    },
    'chip-reader': {
      address: chipReader.address,
      connection: [
        fact('address', ADDRESS, chipReader.address),
        fact('command-limit', { zh: '指令时限', en: 'Limit of a command' }, chipReader.commandTimeoutMs, 'ms'),
      ],
    },
    'document-camera': { address: camera, connection: [fact('address', ADDRESS, camera)] },
    'portrait-camera': NOWHERE,
    platform: {
      address: url,
      connection: [
        fact('address', ADDRESS, url),
        fact('mutual-tls', { zh: '双向证书认证', en: 'Mutual TLS' }, certificate !== undefined),
      ],
    },
    database: NOWHERE,
    display: NOWHERE,
    sound: NOWHERE,
    'paper-printer': { address: printer, connection: [fact('queue', { zh: '打印队列', en: 'Queue' }, printer)] },
  };
};

const serialText = ({ baudRate, parity, stopBits, flow }: StationConfig['devices']['cardPrinter']['serial']): string =>
  `${baudRate} 8 ${parity} ${stopBits} ${flow}`;

/** `certificateProblem`: why the certificate of the station file can't be used. */
export const diagnosticsFacts = (
  station: StationConfig,
  surroundings: Surroundings,
  {
    lookAtDatabase,
    certificateProblem = null,
  }: {
    readonly lookAtDatabase: () => Result<DatabaseLook>;
    readonly certificateProblem?: Failure | null;
  },
): DiagnosticsFacts => ({
  setUp: setUpOf(station),
  finder: createDeviceFinder(surroundings),
  software: softwareFacts(station),
  lookAtDatabase,
  certificateProblem,
});
