/** The log files of some days as one archive. */
export const LogsPanel = () => null;
