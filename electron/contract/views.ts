/**
 * What the two screens are shown. The host computes these pictures; a screen renders them and owns no rule.
 * Instants are epoch milliseconds; dates are `YYYYMMDD`; pictures are base64 JPEG; personal numbers arrive masked.
 */

export * from './views/applicant.ts';
export * from './views/case.ts';
export * from './views/diagnostics.ts';
export * from './views/line.ts';
export * from './views/photo.ts';
export * from './views/recovery.ts';
export * from './views/session.ts';
export * from './views/settings.ts';
export * from './views/setup.ts';
export * from './views/shared.ts';
export * from './views/staff.ts';
export * from './views/station.ts';
export * from './views/stock.ts';
