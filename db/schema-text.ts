import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';

/** The schema all migrations together make, as SQL text: what `db/schema.sql` must say. */
export const schemaText = (): string => {
  const db = new Database(':memory:');
  try {
    migrate(db, migrations);
    const parts = db
      .prepare<[], { readonly sql: string }>(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
         ORDER BY tbl_name, CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name`,
      )
      .all();
    return [
      '-- Generated from db/migrations by scripts/generate-schema.ts. Do not edit.',
      `PRAGMA user_version = ${migrations.length};`,
      ...parts.map(({ sql }) => `${sql};`),
      '',
    ].join('\n\n');
  } finally {
    db.close();
  }
};
