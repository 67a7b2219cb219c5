import { Refusal, t } from '../../core/words.ts';

/** What a person must do before the suite lets Liaison act for them. */
export interface SignInStep {
  /** `renew`: the tab asks the client for a new token and repeats. `consent`: a window of the suite's own sign-in opens. */
  kind: 'renew' | 'consent';
  /** Page of ours that leads to the suite's sign-in. */
  url?: string;
}

/** Not a refusal for good: the answer carries the next step, and the tab offers it. */
export class SignInNeeded extends Refusal {
  constructor(
    says: Refusal['says'],
    readonly step: SignInStep,
  ) {
    super(says, 'denied');
    this.name = 'SignInNeeded';
  }
}

export const tokenExpired = (): SignInNeeded =>
  new SignInNeeded(
    t('Your sign-in has expired or is not valid here; open the tab again', '登录已过期或无效，请重新打开此页'),
    { kind: 'renew' },
  );

/** In Feishu a person agrees in the client itself, scope by scope. */
export const agreementNeeded = (): SignInNeeded =>
  new SignInNeeded(
    t(
      'Feishu asks for your consent before Liaison may open spreadsheets for you',
      '协调台代您打开表格之前，飞书需要您的同意',
    ),
    { kind: 'consent' },
  );

/** @param claims what Entra wants to know besides, as it gave it */
export const consentNeeded = (workspace: string, claims?: string): SignInNeeded =>
  new SignInNeeded(
    claims
      ? t('Microsoft asks you to confirm your sign-in', '微软要求您再次确认登录')
      : t(
          'Microsoft asks for your consent before Liaison may read and write for you',
          '协调台代您读写之前，微软需要您的同意',
        ),
    {
      kind: 'consent',
      url: `/auth/start?${new URLSearchParams({ workspace, ...(claims && { claims }) })}`,
    },
  );
