import { useText } from '../i18n/use-text.ts';

/** Names of devices and of places of faults; what nobody wrote a word for stands as the device calls it. */
export const useDeskWords = (): { device(name: string): string; place(name: string): string } => {
  const { t, has } = useText();
  const word = (key: string, name: string): string => (has(key) ? t(key) : name);
  return { device: (name) => word(`desk.${name}`, name), place: (name) => word(`at.${name}`, name) };
};
