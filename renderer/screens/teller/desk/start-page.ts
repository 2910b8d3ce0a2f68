const OF_THE_DESK = /^desk-([a-z]+)/;

/** The page of the desk a preview shows: `desk-<page>` or `desk-<page>-<state>`; null for a screen of the counter. */
export const deskPageOf = (preview: string | null): string | null => OF_THE_DESK.exec(preview ?? '')?.[1] ?? null;
