/** Where a company's workspace is in Feishu or Lark. Addresses only; the app's secret comes from the environment. */
export interface FeishuConfig {
  appId: string;
  /** `feishu` (China) or `lark` (international). */
  region: 'feishu' | 'lark';
  /** Token of the Base; found or created by `liaison provision`. */
  base: string;
  /** Token of the Base for what only some may read; without it there is none. */
  restricted?: string;
  /** Task list. */
  taskList: string;
  /** Shared calendar in which the meetings stand. */
  calendar: string;
  /** Department whose people take part; 0 is the whole company. */
  department: string;
  /** IANA time zone of the company. */
  timeZone: string;
}

export const domains = { feishu: 'https://open.feishu.cn', lark: 'https://open.larksuite.com' } as const;
