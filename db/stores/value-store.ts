import type { Database } from 'better-sqlite3';

export const createValueStore = (db: Database) => {
  const get = db.prepare<[string], { readonly value: string }>('SELECT value FROM station_values WHERE name = ?');
  const set = db.prepare<[string, string]>(
    'INSERT INTO station_values (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );

  return {
    get: (name: string): string | null => get.get(name)?.value ?? null,
    set(name: string, value: string): void {
      set.run(name, value);
    },
  };
};
