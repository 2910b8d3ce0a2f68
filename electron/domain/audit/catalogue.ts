import type { AuditEventDefinition, AuditEvents } from './event.ts';
import { accountEvents } from './events/account.ts';
import { applicationEvents } from './events/application.ts';
import { cardEvents } from './events/card.ts';
import { consoleEvents } from './events/console.ts';
import { diagnosticsEvents } from './events/diagnostics.ts';
import { lineEvents } from './events/line.ts';
import { materialEvents } from './events/material.ts';
import { recoveryEvents } from './events/recovery.ts';
import { seatEvents } from './events/seat.ts';
import { sessionEvents } from './events/session.ts';
import { settingsEvents } from './events/settings.ts';
import { stationEvents } from './events/station.ts';
import { stockEvents } from './events/stock.ts';

/** Every event of the audit by subject: files of `events/`, each `as const satisfies AuditEvents`. */
export const AUDIT_SUBJECTS = {
  session: sessionEvents,
  application: applicationEvents,
  material: materialEvents,
  card: cardEvents,
  stock: stockEvents,
  line: lineEvents,
  console: consoleEvents,
  account: accountEvents,
  seat: seatEvents,
  recovery: recoveryEvents,
  station: stationEvents,
  diagnostics: diagnosticsEvents,
  settings: settingsEvents,
} as const satisfies Readonly<Record<string, AuditEvents>>;

type EventsOf<S> = S extends unknown ? keyof S : never;

/** What a row of the audit may be about. */
export type AuditEventId = Extract<EventsOf<(typeof AUDIT_SUBJECTS)[keyof typeof AUDIT_SUBJECTS]>, string>;

const CATALOGUE: ReadonlyMap<string, AuditEventDefinition> = new Map(
  Object.values<AuditEvents>(AUDIT_SUBJECTS).flatMap((events) => Object.entries(events)),
);

/** Undefined for what no row may be about; rows of an older program may be. */
export const auditEvent = (id: string): AuditEventDefinition | undefined => CATALOGUE.get(id);

export const AUDIT_EVENT_IDS = [...CATALOGUE.keys()] as readonly AuditEventId[];
