import type { Migration } from '../migrate.ts';
import { initial } from './0001-initial.ts';
import { stockExceptions } from './0002-stock-exceptions.ts';

/** In order, without gaps. */
export const migrations: readonly Migration[] = [initial, stockExceptions];
