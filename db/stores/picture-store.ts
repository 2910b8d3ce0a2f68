import type { Database } from 'better-sqlite3';

type PictureKind = 'photo' | 'capture' | 'signature' | 'material';

interface PictureRow {
  readonly sessionId: string;
  readonly kind: PictureKind;
  /** Tells several of a kind apart; left out where there is one only. */
  readonly name?: string;
  /** Media type, e.g. `image/jpeg`. */
  readonly media: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

export const createPictureStore = (db: Database) => {
  const put = db.prepare<Required<PictureRow>>(
    `INSERT INTO pictures (session_id, kind, name, media, bytes, at)
     VALUES (@sessionId, @kind, @name, @media, @bytes, @at)
     ON CONFLICT (session_id, kind, name)
     DO UPDATE SET media = excluded.media, bytes = excluded.bytes, at = excluded.at`,
  );
  const find = db.prepare<[string, PictureKind, string], { readonly bytes: Uint8Array }>(
    'SELECT bytes FROM pictures WHERE session_id = ? AND kind = ? AND name = ?',
  );
  const remove = db.prepare<[string, PictureKind, string]>(
    'DELETE FROM pictures WHERE session_id = ? AND kind = ? AND name = ?',
  );

  return {
    /** Stores a picture; one taken again replaces the one before. */
    put(row: PictureRow): void {
      put.run({ ...row, name: row.name ?? '', bytes: Buffer.from(row.bytes) });
    },
    find(sessionId: string, kind: PictureKind, name = ''): Uint8Array | null {
      const row = find.get(sessionId, kind, name);
      return row === undefined ? null : new Uint8Array(row.bytes);
    },
    /** A page taken by mistake; nothing happens when it is not there. */
    remove(sessionId: string, kind: PictureKind, name = ''): void {
      remove.run(sessionId, kind, name);
    },
  };
};
