import type { Migration } from '../migrate.ts';
import { initial } from './0001-initial.ts';
import { stockExceptions } from './0002-stock-exceptions.ts';
import { journey } from './0003-journey.ts';
import { staff } from './0004-staff.ts';
import { staffRoles } from './0005-staff.ts';
import { recovery } from './0006-recovery.ts';
import { line } from './0007-line.ts';
import { stock } from './0008-stock.ts';
import { audit } from './0009-audit.ts';

/** In order, without gaps. */
export const migrations: readonly Migration[] = [
  initial,
  stockExceptions,
  journey,
  staff,
  staffRoles,
  recovery,
  line,
  stock,
  audit,
];
