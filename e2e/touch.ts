/** A phone: no editor is loaded there, and fingers press the buttons. */
export const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } };
