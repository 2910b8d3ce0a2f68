/** An identity card coming down on its reader. */
export const ReaderPicture = () => (
  <svg className="machine picture" viewBox="0 0 440 260" aria-hidden>
    <path className="body" d="M70 176h300l28 46a10 10 0 0 1-8 14H50a10 10 0 0 1-8-14z" />
    <rect className="part" x="116" y="188" width="208" height="26" rx="6" />
    <g className="picture-drop">
      <rect className="id-card" x="112" y="30" width="216" height="116" rx="10" />
      <rect className="part" x="254" y="52" width="54" height="68" rx="5" />
      <circle className="ink" cx="281" cy="77" r="11" />
      <path className="ink" d="M263 112c2-14 34-14 36 0" />
      <path className="ink" d="M134 62h76M134 84h96M134 106h58" />
    </g>
    <path className="arrow" d="M220 150v22m-9-9l9 9l9-9" />
  </svg>
);

/** A document between two quiet circles: something is being compared. */
export const CheckingPicture = () => (
  <svg className="machine picture" viewBox="0 0 440 260" aria-hidden>
    <rect className="part" x="64" y="46" width="150" height="176" rx="10" />
    <path className="ink" d="M90 86h98M90 114h98M90 142h70M90 170h84" />
    <rect className="body" x="258" y="66" width="124" height="136" rx="10" />
    <path className="ink" d="M282 98h76M282 126h76M282 154h76" />
    <circle className="good-dot" cx="346" cy="98" r="5" />
    <circle className="good-dot" cx="346" cy="126" r="5" />
    <path className="arrow" d="M218 118h34m-9-9l9 9l-9 9" />
    <path className="arrow back" d="M254 150h-34m9-9l-9 9l9 9" />
  </svg>
);

/** A card with its tick: all is done. */
export const DonePicture = () => (
  <svg className="machine picture" viewBox="0 0 440 260" aria-hidden>
    <rect className="id-card" x="76" y="48" width="248" height="158" rx="14" />
    <rect className="chip" x="102" y="98" width="42" height="34" rx="5" />
    <path className="ink" d="M102 158h92M102 178h64M102 74h118" />
    <rect className="part" x="240" y="88" width="60" height="76" rx="5" />
    <circle className="ink" cx="270" cy="116" r="12" />
    <path className="ink" d="M250 156c2-16 38-16 40 0" />
    <circle className="tick-ground" cx="324" cy="196" r="40" />
    <path className="tick" d="M305 197l14 14l26-28" />
  </svg>
);

/** Somebody at the counter who helps: for waits with the teller and for a refusal. */
export const CounterPicture = () => (
  <svg className="machine picture" viewBox="0 0 440 260" aria-hidden>
    <circle className="part" cx="150" cy="84" r="30" />
    <path className="part" d="M96 184c0-84 108-84 108 0z" />
    <circle className="body" cx="298" cy="84" r="30" />
    <path className="body" d="M244 184c0-84 108-84 108 0z" />
    <rect className="part" x="48" y="184" width="344" height="34" rx="8" />
    <path className="ink" d="M206 172h38" />
  </svg>
);
