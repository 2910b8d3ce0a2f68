import type { Platform } from '../ports.ts';
import { BoxService, type StockParts } from './box-service.ts';
import { CustodyService } from './custody-service.ts';
import { DayEndService, type StationSignature } from './day-end-service.ts';
import type { StockLimits } from './limits.ts';
import { RibbonService } from './ribbon-service.ts';
import { StockService } from './stock-service.ts';

/** All that is done with the stock of one station. */
export class StockDesk {
  readonly care: StockService;
  readonly boxes: BoxService;
  readonly ribbons: RibbonService;
  readonly custody: CustodyService;
  readonly dayEnd: DayEndService;

  constructor(options: {
    readonly parts: StockParts;
    readonly platform: Pick<Platform, 'issuedList'>;
    readonly station: { readonly outletNo: number; readonly training: boolean };
    readonly limits: StockLimits;
    readonly sign: StationSignature | null;
  }) {
    const { parts, platform, station, limits, sign } = options;
    this.care = new StockService(parts);
    this.boxes = new BoxService(parts);
    this.ribbons = new RibbonService(parts);
    this.custody = new CustodyService(parts, limits.keepDays);
    this.dayEnd = new DayEndService({ parts, platform, station, sign });
  }
}
