import type { Phrase } from './phrase.ts';

interface Thanks extends Phrase {
  from: string;
  to: string;
  occasion?: string;
  daysAgo: number;
}

export const thanks: Thanks[] = [
  {
    en: 'You found four gateways for the fair in one afternoon.',
    zh: '一个下午就为展会协调出四台网关。',
    from: 'sales.east@example.com',
    to: 'production.planner@example.com',
    occasion: 'requests/R-0004',
    daysAgo: 9,
  },
  {
    en: 'The drawing came the same evening; the customer signed the next day.',
    zh: '图纸当晚就发来了，客户第二天便签约。',
    from: 'sales.north@example.com',
    to: 'rd.firmware@example.com',
    daysAgo: 16,
  },
  {
    en: 'Thank you for driving out on Saturday, the line runs again.',
    zh: '感谢周六赶赴现场，产线已恢复运行。',
    from: 'production.head@example.com',
    to: 'service.field@example.com',
    daysAgo: 23,
  },
];

export const proposal: Phrase = {
  en: 'Kept every promised date through the sensor shortage, and told us early where one could not be kept.',
  zh: '传感器紧缺期间信守全部交期，无法兑现时均提前告知。',
};
export const granted: Phrase = {
  en: 'Brought sales and after-sales to one list of field problems; half of them are closed.',
  zh: '推动销售与售后共用一份现场问题清单，其中一半已闭环。',
};
export const citation: Phrase = {
  en: 'For one list instead of two, and the patience it took.',
  zh: '表彰其耐心推动“两份清单合为一份”。',
};
