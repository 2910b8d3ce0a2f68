/** The nonce the host put into this page for antd's style elements; empty when no host served it. */
export const cspNonce = (page: Document): string => {
  const value = page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return value.startsWith('__') ? '' : value;
};
