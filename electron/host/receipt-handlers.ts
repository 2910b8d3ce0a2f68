import type { z } from 'zod';
import { ok, type Result } from '#basics/result.ts';
import type { ReceiptMethod, ReceiptRequest, receiptMethods } from '#contract/receipts.ts';
import type { ReceiptMaker } from '#services/receipts/create-receipt-maker.ts';
import { receiptOf } from '#services/receipts/from-session.ts';
import { TITLES } from '#services/receipts/labels.ts';
import type { MadeReceipt } from '#services/receipts/model.ts';
import type { PaperPrinter } from '#services/receipts/paper-printer.ts';
import { receiptFileName, saveReceipt } from '#services/receipts/receipt-store.ts';
import type { Call } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type Input<M extends ReceiptMethod> = z.infer<(typeof receiptMethods)[M]['input']>;
type Output<M extends ReceiptMethod> = z.infer<(typeof receiptMethods)[M]['output']>;

export type ReceiptHandlers = {
  readonly [M in ReceiptMethod]: (input: Input<M>, call: Call) => Promise<Result<Output<M>>>;
};

/** Slips of the current session: looked at, printed, saved. */
export const receiptHandlers = (options: {
  readonly kiosk: Kiosk;
  readonly maker: ReceiptMaker;
  readonly printer: PaperPrinter;
  /** Where saved slips go. */
  readonly folder: string;
}): ReceiptHandlers => {
  const { kiosk, maker, printer, folder } = options;
  const { station, clock } = kiosk.options;

  const make = async (
    request: ReceiptRequest,
    { actor }: Call,
  ): Promise<Result<MadeReceipt & { readonly fileName: string }>> => {
    const receipt = receiptOf(kiosk.session.current, {
      ...request,
      training: station.training,
      teller: actor?.name ?? '',
      here: kiosk.outlet,
      outlets: kiosk.directory.outlets,
      now: clock.now(),
    });
    if (!receipt.ok) return receipt;
    const made = await maker.make(receipt.value);
    return made.ok ? ok({ ...made.value, fileName: receiptFileName(receipt.value) }) : made;
  };

  const told = ({ fileName, pages, missing }: MadeReceipt & { readonly fileName: string }) =>
    ok({ fileName, pages, missing: [...missing] });

  return {
    'receipt.make': async (request, call) => {
      const made = await make(request, call);
      if (!made.ok) return made;
      const { fileName, pages, missing, pdf } = made.value;
      return ok({ fileName, pages, missing: [...missing], pdf: Buffer.from(pdf).toString('base64') });
    },
    'receipt.print': async (request, call) => {
      const made = await make(request, call);
      if (!made.ok) return made;
      const printed = await printer.print(made.value.pdf, TITLES[request.kind].en);
      return printed.ok ? told(made.value) : printed;
    },
    'receipt.save': async (request, call) => {
      const made = await make(request, call);
      if (!made.ok) return made;
      const saved = saveReceipt(folder, made.value.fileName, made.value.pdf);
      return saved.ok ? told(made.value) : saved;
    },
    'receipt.printers': async () => {
      const printers = await printer.printers();
      return printers.ok ? ok({ printers: [...printers.value] }) : printers;
    },
  };
};
