/** Codes that say: what should answer there does not. The device is off, elsewhere, another one, or another speed. */
const NOT_THERE: readonly RegExp[] = [
  /^transport\./,
  /^id-reader\.(absent|silent|unplugged|in-use|garbled|disturbed|communication-fault|unexpected-answer|answer-malformed)$/,
  /^printer\.(offline|no-answer|busy-stuck|closed|command-unknown|no-chip-station)$/,
  /^chip\.(reader-absent|reader-ambiguous|reader-error|no-service|service-lost|addon-missing|bad-address|worker-killed|worker-gone)$/,
  /^platform\.(unreachable|timeout|line-down|busy|not-trusted|bad-answer)$/,
  /^platform\.(certificate-unreadable|refused\.unlisted)$/,
  /^diagnostics\.(is-|other-speed)/,
];

/** Whether a failure of a device means that it can't be worked with at all, as opposed to one that wants help. */
export const meansMissing = (code: string): boolean => NOT_THERE.some((pattern) => pattern.test(code));
