const CONTROL = 'input, button, select, textarea';

const goTo = (target: HTMLElement | null, press: boolean): void => {
  if (target === null) return;
  if (press) {
    target.click();
    return;
  }
  const control = target.matches(CONTROL) ? target : target.querySelector<HTMLElement>(CONTROL);
  control?.scrollIntoView({ block: 'nearest' });
  control?.focus();
};

/**
 * Where the teller goes on: the first thing on the screen that is still open. What is chosen or typed gets the focus,
 * what is opened (`data-first-open="press"`) is opened. Nothing is ticked or chosen by this.
 */
export const goToFirstOpen = (): void => {
  const target = document.querySelector<HTMLElement>('main [data-first-open]');
  goTo(target, target?.dataset.firstOpen === 'press');
};

/** Leads to one part of the step by its name: a field gets the focus, what stands behind a button is opened. */
export const goToTarget = (name: string): void => {
  const target = document.querySelector<HTMLElement>(`main [data-target="${name}"]`);
  goTo(target, target instanceof HTMLButtonElement);
};
