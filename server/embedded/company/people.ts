import type { Language } from '../../../core/words.ts';

/** The sample company's people: addresses as in the model policies, names in both languages. */
const list: [email: string, en: string, zh: string, title: { en: string; zh: string }][] = [
  ['gm@example.com', 'Grace Moore', '高明', { en: 'General manager', zh: '总经理' }],
  ['sales.ops@example.com', 'Ann Lee', '李安', { en: 'Sales operations manager', zh: '销售运营经理' }],
  ['sales.head@example.com', 'Sam Hall', '韩涛', { en: 'Head of sales', zh: '销售部负责人' }],
  ['sales.liaison@example.com', 'Lily Shaw', '林悦', { en: 'Liaison, sales', zh: '销售部联络人' }],
  ['sales.deputy@example.com', 'Dan Price', '邓平', { en: 'Deputy liaison, sales', zh: '销售部副联络人' }],
  ['sales.east@example.com', 'Eve Stone', '石伊', { en: 'Sales, east', zh: '华东区销售' }],
  ['sales.north@example.com', 'Noah Park', '罗北', { en: 'Sales, north', zh: '华北区销售' }],
  ['sales.overseas@example.com', 'Olga Reyes', '欧海', { en: 'Sales, overseas', zh: '海外销售' }],
  ['rd.head@example.com', 'Ray Dunn', '任东', { en: 'Head of R&D', zh: '研发部负责人' }],
  ['rd.liaison@example.com', 'Rita Low', '罗蕊', { en: 'Liaison, R&D', zh: '研发部联络人' }],
  ['rd.deputy@example.com', 'Rob Dean', '丁睿', { en: 'Deputy liaison, R&D', zh: '研发部副联络人' }],
  ['rd.firmware@example.com', 'Finn Cole', '方可', { en: 'Firmware engineer', zh: '固件工程师' }],
  ['production.head@example.com', 'Paul Hart', '彭浩', { en: 'Head of production', zh: '生产部负责人' }],
  ['production.liaison@example.com', 'Pia Long', '潘龙', { en: 'Liaison, production', zh: '生产部联络人' }],
  ['production.deputy@example.com', 'Pat Day', '裴达', { en: 'Deputy liaison, production', zh: '生产部副联络人' }],
  ['production.planner@example.com', 'Petra Voss', '沛华', { en: 'Production planner', zh: '生产计划员' }],
  ['service.head@example.com', 'Sue Hunt', '宋华', { en: 'Head of after-sales', zh: '售后部负责人' }],
  ['service.liaison@example.com', 'Sean Lake', '沈澜', { en: 'Liaison, after-sales', zh: '售后部联络人' }],
  ['service.deputy@example.com', 'Sara Dell', '佘达', { en: 'Deputy liaison, after-sales', zh: '售后部副联络人' }],
  ['service.field@example.com', 'Frank Ives', '范野', { en: 'Field engineer', zh: '现场工程师' }],
  ['hr@example.com', 'Holly Reed', '胡睿', { en: 'HR, performance owner', zh: '人力资源，绩效负责人' }],
  ['it@example.com', 'Ivan Tate', '伊文', { en: 'IT admin', zh: 'IT 管理员' }],
];

/** Departments of the directory, by how its people's addresses begin. */
const departments: Record<string, { en: string; zh: string }> = {
  sales: { en: 'Sales', zh: '销售部' },
  rd: { en: 'R&D', zh: '研发部' },
  production: { en: 'Production', zh: '生产部' },
  service: { en: 'After-sales', zh: '售后部' },
};

export interface SamplePerson {
  email: string;
  name: string;
  title: string;
  /** Of the directory; nobody else stands in one. */
  department: string | undefined;
}

export const samplePeople = (language: Language): SamplePerson[] =>
  list.map(([email, en, zh, title]) => ({
    email,
    name: language === 'zh' ? zh : en,
    title: title[language],
    department: departments[email.split('.')[0]!]?.[language],
  }));
