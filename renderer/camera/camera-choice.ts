/** A camera as the browser lists it; its name is empty until a camera was allowed once. */
export interface PortraitCamera {
  readonly id: string;
  readonly label: string;
}

const REMEMBERED_AS = 'kiosk.camera';

/** The camera chosen at this window, null before anybody chose one. */
export const rememberedCamera = (store: Pick<Storage, 'getItem'>): PortraitCamera | null => {
  const kept = store.getItem(REMEMBERED_AS);
  if (kept === null) return null;
  try {
    const { id, label } = JSON.parse(kept) as Partial<Record<'id' | 'label', unknown>>;
    return typeof id === 'string' && typeof label === 'string' ? { id, label } : null;
  } catch (cause) {
    console.warn('the remembered camera can not be read', cause);
    return null;
  }
};

export const rememberCamera = (store: Pick<Storage, 'setItem'>, { id, label }: PortraitCamera): void =>
  store.setItem(REMEMBERED_AS, JSON.stringify({ id, label }));

/**
 * The remembered camera among those there: by its id, or by its name where the browser gave it another id (it does
 * when its profile was cleared). Null when it is not there, or nothing is remembered.
 */
export const findRemembered = (
  cameras: readonly PortraitCamera[],
  remembered: PortraitCamera | null,
): PortraitCamera | null => {
  if (remembered === null) return null;
  const byId = cameras.find(({ id }) => id === remembered.id);
  return byId ?? cameras.find(({ label }) => label !== '' && label === remembered.label) ?? null;
};
