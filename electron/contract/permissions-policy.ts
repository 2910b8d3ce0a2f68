/**
 * What a page may ask of the machine beside its files: the portrait camera, in its own frame; of everything else
 * nothing, whoever is embedded. The value of the header both carriers send with the page.
 */
export const PERMISSIONS_POLICY =
  'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()';
