import { useText } from '../i18n/use-text.ts';

/** A command of the printer, as it stands in its manual: `Sis`, `Rrt;count`. */
const COMMAND = /^[A-Z][a-z]+(;|$)/;

/** Names of devices and of places of faults; what nobody wrote a word for stands as the device calls it. */
export const useDeskWords = (): { device(name: string): string; place(name: string): string } => {
  const { t, has } = useText();
  const word = (key: string, other: string): string => (has(key) ? t(key) : other);
  return {
    device: (name) => word(`desk.${name}`, name),
    place: (name) => word(`at.${name}`, COMMAND.test(name) ? t('desk.at.command', { name }) : name),
  };
};
