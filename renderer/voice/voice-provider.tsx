import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { type LastInstruction, mayInstruct, SPEAKING_RATE, voiceFor } from './speech.ts';

export interface Voice {
  /** The system has a voice of its own for the language of the window. */
  readonly available: boolean;
  readonly on: boolean;
  setOn(on: boolean): void;
  /** Speaks a text in place of whatever is being said. Never anything personal: others listen. */
  say(text: string): void;
  /** Speaks an instruction of the camera, not more often than a person can follow. */
  instruct(text: string): void;
  silence(): void;
}

const nothing = (): void => undefined;
const MUTE: Voice = { available: false, on: false, setOn: nothing, say: nothing, instruct: nothing, silence: nothing };

const VoiceContext = createContext<Voice>(MUTE);

/** The voice of this window; silent where there is no provider, as on the teller's. */
export const useVoice = (): Voice => useContext(VoiceContext);

/** The voices of the system, which browsers know only a while after the page has begun. */
const useSystemVoices = (speech: SpeechSynthesis | null): readonly SpeechSynthesisVoice[] => {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (speech === null) return;
    const read = () => setVoices(speech.getVoices());
    read();
    speech.addEventListener('voiceschanged', read);
    return () => speech.removeEventListener('voiceschanged', read);
  }, [speech]);
  return voices;
};

/** Voice prompts: off until somebody asks for them, and only with a voice that stays on this machine. */
export const VoiceProvider = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useText();
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : null;
  const voices = useSystemVoices(speech);
  const chosen = useMemo(() => voiceFor(voices, language), [voices, language]);
  const [wished, setOn] = useState(false);
  const last = useRef<LastInstruction | null>(null);
  const on = wished && chosen !== null;

  const silence = useCallback(() => speech?.cancel(), [speech]);
  useEffect(() => {
    if (!on) silence();
    return silence;
  }, [on, silence]);

  const say = useCallback(
    (text: string) => {
      if (!on || speech === null || chosen === null) return;
      speech.cancel();
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = chosen;
      spoken.lang = chosen.lang;
      spoken.rate = SPEAKING_RATE;
      speech.speak(spoken);
    },
    [on, speech, chosen],
  );
  const instruct = useCallback(
    (text: string) => {
      const now = performance.now();
      if (!on || !mayInstruct(last.current, text, now)) return;
      last.current = { text, at: now };
      say(text);
    },
    [on, say],
  );

  const voice = useMemo(
    () => ({ available: chosen !== null, on, setOn, say, instruct, silence }),
    [chosen, on, say, instruct, silence],
  );
  return <VoiceContext value={voice}>{children}</VoiceContext>;
};
