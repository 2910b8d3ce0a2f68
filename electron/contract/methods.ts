/**
 * The one map between screen and machine: method → input, output, error codes, callers, audit event.
 * The dispatcher enforces it; carriers only carry; the screens' client is typed by it. There is no generic channel.
 */
import type { z } from 'zod';
import { applicantMethods } from './methods/applicant.ts';
import { applicationMethods } from './methods/application.ts';
import { auditMethods } from './methods/audit.ts';
import { cameraMethods } from './methods/camera.ts';
import { diagnosticsMethods } from './methods/diagnostics.ts';
import { lineMethods } from './methods/line.ts';
import { materialMethods } from './methods/materials.ts';
import { recoveryMethods } from './methods/recovery.ts';
import { sessionMethods } from './methods/session.ts';
import { settingsMethods } from './methods/settings.ts';
import { setupMethods } from './methods/setup.ts';
import { shellMethods } from './methods/shell.ts';
import { staffMethods } from './methods/staff.ts';
import { stationMethods } from './methods/station.ts';
import { stockMethods } from './methods/stock.ts';
import { trainingMethods } from './methods/training.ts';
import { receiptMethods } from './receipts.ts';

export type { Caller } from './methods/method.ts';

export const methods = {
  ...stationMethods,
  ...staffMethods,
  ...stockMethods,
  ...sessionMethods,
  ...materialMethods,
  ...applicationMethods,
  ...applicantMethods,
  ...cameraMethods,
  ...receiptMethods,
  ...trainingMethods,
  ...auditMethods,
  ...recoveryMethods,
  ...lineMethods,
  ...diagnosticsMethods,
  ...settingsMethods,
  ...setupMethods,
  ...shellMethods,
} as const;

export type MethodName = keyof typeof methods;
export type MethodInput<M extends MethodName> = z.infer<(typeof methods)[M]['input']>;
export type MethodOutput<M extends MethodName> = z.infer<(typeof methods)[M]['output']>;

export const METHOD_NAMES = Object.keys(methods) as readonly MethodName[];

export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);
