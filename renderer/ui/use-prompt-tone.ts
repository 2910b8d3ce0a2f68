import { useEffect } from 'react';

/** Two short tones, and again while the prompt stands. */
const TONES_HZ = [880, 1_175] as const;
const TONE_S = 0.18;
const AGAIN_MS = 4_000;
const VOLUME = 0.2;

const play = (audio: AudioContext): void => {
  for (const [index, frequency] of TONES_HZ.entries()) {
    const at = audio.currentTime + index * TONE_S;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(VOLUME, at);
    // A tone cut off clicks; this one fades.
    gain.gain.linearRampToValueAtTime(0, at + TONE_S);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + TONE_S);
  }
};

/** Sounds while a prompt stands. A window nobody has touched yet may stay silent: browsers ask for a touch first. */
export const usePromptTone = (prompt: string | null): void => {
  useEffect(() => {
    if (prompt === null || typeof AudioContext === 'undefined') return;
    const audio = new AudioContext();
    play(audio);
    const timer = setInterval(() => play(audio), AGAIN_MS);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [prompt]);
};
