import type { Clock } from '#basics/clock.ts';
import { err, type FailureParams, ok, type Result } from '#basics/result.ts';
import type { CallAnswer, CallName, CallRequest } from '#drivers/platform/calls.ts';
import type { RefusalCode } from '#drivers/platform/refusals.ts';
import type { KeyServer } from '../key-server/key-server.ts';
import type { PlatformFiles } from './data-file.ts';
import type { OutletEntry } from './outlets.ts';
import type { ApplicationEntry, OrderEntry, PersonEntry } from './records.ts';

/** Waiting times and rules of the training platform. */
export interface PlatformRules {
  /** From the first look-up of an application under review to its approval; null: only the control decides. */
  readonly reviewAfterMs: number | null;
  /** From submitting at the counter to approval; 0 at once, null: only the control decides. */
  readonly onsiteReviewMs: number | null;
  readonly cardValidityYears: number;
  /** Number ranges of the outlet's bank; null: taken from the blanks allotted to the outlet. */
  readonly bankCardPrefixes: readonly string[] | null;
}

/** What the areas of the platform work with. */
export interface PlatformContext {
  readonly files: PlatformFiles;
  readonly clock: Clock;
  readonly keyServer: KeyServer;
  readonly outlets: readonly OutletEntry[];
  readonly station: { readonly outlet: OutletEntry; readonly region: string };
  readonly rules: PlatformRules;
}

export interface Refusal {
  readonly code: RefusalCode;
  readonly params: FailureParams;
}

export type Answered<T> = Result<T, Refusal>;

export const refuse = (
  code: RefusalCode,
  params: FailureParams = {},
): { readonly ok: false; readonly error: Refusal } => err({ code, params });

/**
 * One area's share of the calls. A handler looks at everything before it changes anything: a refused call changed
 * nothing. `id` is the value in the path.
 */
export type Handlers<N extends CallName> = {
  readonly [K in N]: (request: CallRequest<K>, id: string) => Answered<CallAnswer<K>>;
};

/** The person with this number, whose name must be the same. */
export const findPerson = (
  context: PlatformContext,
  who: { readonly idNumber: string; readonly name: string },
): Answered<PersonEntry> => {
  const person = context.files.data.persons.find(({ document }) => document.idNumber === who.idNumber);
  if (person === undefined) return refuse('person-unknown');
  return person.document.name === who.name ? ok(person) : refuse('person-mismatch');
};

export const findApplication = (context: PlatformContext, id: string): Answered<ApplicationEntry> => {
  const found = context.files.data.applications.find((entry) => entry.id === id);
  return found === undefined ? refuse('application-unknown') : ok(found);
};

export const findOrder = (context: PlatformContext, id: string): Answered<OrderEntry> => {
  const found = context.files.data.orders.find((entry) => entry.orderId === id);
  return found === undefined ? refuse('order-unknown') : ok(found);
};

/** The record of a person id that other records mention. */
export const personOf = (context: PlatformContext, personId: string): PersonEntry => {
  const person = context.files.data.persons.find((entry) => entry.personId === personId);
  if (person === undefined) throw new Error(`no person ${personId} in the platform's records`);
  return person;
};
