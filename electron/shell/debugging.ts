/** Switches that open the program for somebody else to look into or to run code in. */
const OPENING: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'allow-file-access-from-files',
  'host-rules',
  'proxy-server',
  'no-sandbox',
  'single-process',
  'utility-cmd-prefix',
  'renderer-cmd-prefix',
  'gpu-launcher',
];

/**
 * The first switch on the command line with which a packaged application of a real station does not start, null when
 * it may. In training, and from the project, whoever trains or develops may look inside.
 */
export const refusedSwitch = (
  hasSwitch: (name: string) => boolean,
  options: { readonly packaged: boolean; readonly training: boolean },
): string | null => (options.packaged && !options.training ? (OPENING.find(hasSwitch) ?? null) : null);
