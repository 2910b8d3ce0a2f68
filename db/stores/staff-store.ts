import type { Database } from 'better-sqlite3';
import type { StaffAccount } from '#domain/staff/staff-member.ts';
import { requireOne } from './transaction.ts';

const COLUMNS = `staff_id AS staffId, name, role, secret_hash AS secretHash, must_change AS mustChange, failed,
  locked_until AS lockedUntil, disabled_at AS disabledAt, created_at AS createdAt`;

interface Row extends Omit<StaffAccount, 'mustChange'> {
  readonly mustChange: number;
}

const accountOf = (row: Row): StaffAccount => ({ ...row, mustChange: row.mustChange === 1 });

export const createStaffStore = (db: Database) => {
  const insert = db.prepare<Row>(
    `INSERT INTO staff (staff_id, name, role, secret_hash, must_change, failed, locked_until, disabled_at, created_at)
     VALUES (@staffId, @name, @role, @secretHash, @mustChange, @failed, @lockedUntil, @disabledAt, @createdAt)`,
  );
  const find = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM staff WHERE staff_id = ?`);
  const list = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM staff ORDER BY created_at, staff_id`);
  const count = db.prepare<[number, number | null, string]>(
    'UPDATE staff SET failed = ?, locked_until = ? WHERE staff_id = ?',
  );
  const secret = db.prepare<[string, number, string]>(
    'UPDATE staff SET secret_hash = ?, must_change = ?, failed = 0, locked_until = NULL WHERE staff_id = ?',
  );
  const disabled = db.prepare<[number | null, string]>('UPDATE staff SET disabled_at = ? WHERE staff_id = ?');

  return {
    /** Throws when there is somebody of that number. */
    insert(account: StaffAccount): void {
      insert.run({ ...account, mustChange: account.mustChange ? 1 : 0 });
    },
    find: (staffId: string): StaffAccount | null => {
      const row = find.get(staffId);
      return row === undefined ? null : accountOf(row);
    },
    /** In the order they were added. */
    list: (): readonly StaffAccount[] => list.all().map(accountOf),
    setTries(staffId: string, failed: number, lockedUntil: number | null): void {
      requireOne(count.run(failed, lockedUntil, staffId).changes, `tries of ${staffId}`);
    },
    /** A new secret starts without wrong tries. */
    setSecret(staffId: string, secretHash: string, mustChange: boolean): void {
      requireOne(secret.run(secretHash, mustChange ? 1 : 0, staffId).changes, `secret of ${staffId}`);
    },
    /** Null opens the account again. */
    setDisabled(staffId: string, at: number | null): void {
      requireOne(disabled.run(at, staffId).changes, `account of ${staffId}`);
    },
  };
};
