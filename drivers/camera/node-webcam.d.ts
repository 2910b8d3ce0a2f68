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

  interface NodeWebcam {
    /** Runs one shell command per picture; calls back with an error or the place of the picture. */
    capture(
      location: string,
      options: CaptureOptions,
      callback: (error: Error | null, location?: string) => void,
    ): void;
  }

  const nodeWebcam: NodeWebcam;
  export default nodeWebcam;
}
