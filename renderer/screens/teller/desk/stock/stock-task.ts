import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { StorePlace } from '#domain/stock/box-place.ts';
import type { Act } from '../../../../bridge/use-act.ts';

/** An act on the stock that takes two people, with what it is about. */
export type StockTask =
  | { readonly act: 'unload'; readonly boxId: string; readonly cards: number; readonly place: StorePlace }
  | { readonly act: 'return'; readonly boxId: string; readonly cards: number }
  | { readonly act: 'install-ribbon' | 'remove-ribbon' | 'destroy-ribbon'; readonly reference: string }
  | { readonly act: 'hand-over'; readonly blankId: string }
  | { readonly act: 'destroy'; readonly blankIds: readonly string[] };

/** Calls the method of a task. */
export const performTask = (task: StockTask, run: Act['run'], people: TwoPeopleInput) => {
  switch (task.act) {
    case 'unload':
      return run('stock.unloadBox', { boxId: task.boxId, place: task.place, people });
    case 'return':
      return run('stock.returnBox', { boxId: task.boxId, people });
    case 'install-ribbon':
      return run('stock.installRibbon', { reference: task.reference, people });
    case 'remove-ribbon':
      return run('stock.removeRibbon', { reference: task.reference, people });
    case 'destroy-ribbon':
      return run('stock.destroyRibbon', { reference: task.reference, people });
    case 'hand-over':
      return run('stock.handOverCard', { blankId: task.blankId, people });
    case 'destroy':
      return run('stock.destroyCards', { blankIds: [...task.blankIds], people });
  }
};
