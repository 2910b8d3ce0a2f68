import iconv from 'iconv-lite';

/** GBK is what the chip stores names in (B.3). Private-use characters have a code but no agreed shape: refused. */
const PRIVATE_OR_CONTROL = /[\p{Co}\p{Cc}\p{Cs}]/u;

export const encodeGbk = (text: string): Uint8Array => Uint8Array.from(iconv.encode(text, 'gbk'));

export const decodeGbk = (bytes: Uint8Array): string => iconv.decode(Buffer.from(bytes), 'gbk');

/** First character of a name that GBK can't hold (e.g. 㛃, 𠮷); null when the whole name fits. */
export const unencodableCharacter = (name: string): string | null => {
  for (const character of name) {
    if (PRIVATE_OR_CONTROL.test(character)) return character;
    if (decodeGbk(encodeGbk(character)) !== character) return character;
  }
  return null;
};
