import type { Database } from 'better-sqlite3';
import type { StaffAccount } from '#domain/staff/staff-member.ts';
import { requireOne } from './transaction.ts';

const COLUMNS = `staff_id AS staffId, name, role, secret_hash AS secretHash, failed, locked_until AS lockedUntil,
  created_at AS createdAt`;

export const createStaffStore = (db: Database) => {
  const insert = db.prepare<StaffAccount>(
    `INSERT INTO staff (staff_id, name, role, secret_hash, failed, locked_until, created_at)
     VALUES (@staffId, @name, @role, @secretHash, @failed, @lockedUntil, @createdAt)`,
  );
  const find = db.prepare<[string], StaffAccount>(`SELECT ${COLUMNS} FROM staff WHERE staff_id = ?`);
  const list = db.prepare<[], StaffAccount>(`SELECT ${COLUMNS} FROM staff ORDER BY created_at, staff_id`);
  const count = db.prepare<[number, number | null, string]>(
    'UPDATE staff SET failed = ?, locked_until = ? WHERE staff_id = ?',
  );
  const secret = db.prepare<[string, string]>(
    'UPDATE staff SET secret_hash = ?, failed = 0, locked_until = NULL WHERE staff_id = ?',
  );

  return {
    /** Throws when there is somebody of that number. */
    insert(account: StaffAccount): void {
      insert.run(account);
    },
    find: (staffId: string): StaffAccount | null => find.get(staffId) ?? null,
    /** In the order they were added. */
    list: (): readonly StaffAccount[] => list.all(),
    setTries(staffId: string, failed: number, lockedUntil: number | null): void {
      requireOne(count.run(failed, lockedUntil, staffId).changes, `tries of ${staffId}`);
    },
    /** A new secret starts without wrong tries. */
    setSecret(staffId: string, secretHash: string): void {
      requireOne(secret.run(secretHash, staffId).changes, `secret of ${staffId}`);
    },
  };
};
