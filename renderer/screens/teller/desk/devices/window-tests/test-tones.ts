/** What is played: where it comes from (-1 left, 1 right) and how it sounds. */
export const TEST_TONES = {
  left: { pan: -1, hertz: [440] },
  right: { pan: 1, hertz: [554] },
  prompt: { pan: 0, hertz: [880, 1_175] },
} as const;
export type TestTone = keyof typeof TEST_TONES;

const TONE_S = 0.6;
const VOLUME = 0.3;

/**
 * Plays one of the tones and waits until it is over; false when the window may not make a sound (no output, or the
 * browser holds it back).
 */
export const playTone = async (audio: AudioContext, name: TestTone): Promise<boolean> => {
  await audio.resume();
  if (audio.state !== 'running') return false;
  const { pan, hertz } = TEST_TONES[name];
  const place = new StereoPannerNode(audio, { pan });
  place.connect(audio.destination);
  const ended = hertz.map((frequency, index) => {
    const at = audio.currentTime + index * TONE_S;
    const tone = new OscillatorNode(audio, { frequency });
    const gain = new GainNode(audio, { gain: VOLUME });
    gain.gain.setValueAtTime(VOLUME, at);
    // A tone cut off clicks; this one fades.
    gain.gain.linearRampToValueAtTime(0, at + TONE_S);
    tone.connect(gain).connect(place);
    tone.start(at);
    tone.stop(at + TONE_S);
    return new Promise((resolve) => tone.addEventListener('ended', resolve, { once: true }));
  });
  await Promise.all(ended);
  return true;
};
