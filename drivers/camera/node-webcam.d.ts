/** The part of node-webcam 0.8.2 that is used here; the package brings no types. */
declare module 'node-webcam' {
  interface CaptureOptions {
    readonly width: number;
    readonly height: number;
    readonly quality: number;
    readonly skip: number | false;
    readonly device: string;
    readonly output: 'jpeg';
    readonly callbackReturn: 'location';
    readonly saveShots: boolean;
    readonly verbose: boolean;
  }

  interface Webcam {
    /** The shell command `capture` would run. */
    generateSh(location: string): string;
    /** Runs one shell command per picture; calls back with an error or the place of the picture. */
    capture(location: string, callback: (error: Error | null, location?: string) => void): void;
    /** Meant to be overridden: looks at what the program said on standard error, an error ends the capture. */
    runCaptureValidations(words: string): Error | null;
  }

  interface NodeWebcam {
    create(options: CaptureOptions): Webcam;
  }

  const nodeWebcam: NodeWebcam;
  export default nodeWebcam;
}
