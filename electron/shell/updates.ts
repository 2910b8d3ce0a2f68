export const watchForUpdates = (_options: object): void => undefined;
