import type { Database } from 'better-sqlite3';

type PictureKind = 'photo' | 'signature';

interface PictureRow {
  readonly sessionId: string;
  readonly kind: PictureKind;
  /** Media type, e.g. `image/jpeg`. */
  readonly media: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

export const createPictureStore = (db: Database) => {
  const put = db.prepare<PictureRow>(
    `INSERT INTO pictures (session_id, kind, media, bytes, at) VALUES (@sessionId, @kind, @media, @bytes, @at)
     ON CONFLICT (session_id, kind) DO UPDATE SET media = excluded.media, bytes = excluded.bytes, at = excluded.at`,
  );
  const find = db.prepare<[string, PictureKind], { readonly bytes: Uint8Array }>(
    'SELECT bytes FROM pictures WHERE session_id = ? AND kind = ?',
  );

  return {
    /** Stores a picture; one taken again replaces the one before. */
    put(row: PictureRow): void {
      put.run({ ...row, bytes: Buffer.from(row.bytes) });
    },
    find(sessionId: string, kind: PictureKind): Uint8Array | null {
      const row = find.get(sessionId, kind);
      return row === undefined ? null : new Uint8Array(row.bytes);
    },
  };
};
