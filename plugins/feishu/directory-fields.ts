/** A field of the directory that comes empty without a scope of its own (字段权限要求). */
export interface FieldScope {
  scope: string;
  of: 'user' | 'department';
  fields: readonly string[];
  without: { en: string; zh: string };
}
export const fieldScopes: readonly FieldScope[] = [
  {
    scope: 'contact:user.base:readonly',
    of: 'user',
    fields: ['name', 'en_name'],
    without: { en: 'people have no names', zh: '人员没有姓名' },
  },
  {
    scope: 'contact:user.email:readonly',
    of: 'user',
    fields: ['email', 'enterprise_email'],
    without: {
      en: 'nobody is recognised: people are known by their e-mail address',
      zh: '无法识别任何人员：人员以邮箱识别',
    },
  },
  {
    scope: 'contact:user.employee:readonly',
    of: 'user',
    fields: ['job_title'],
    without: { en: 'the guided start does not guess who heads a department', zh: '初始化时无法推测部门负责人' },
  },
  {
    scope: 'contact:department.base:readonly',
    of: 'department',
    fields: ['name'],
    without: { en: 'departments have no names in the guided start', zh: '初始化时部门没有名称' },
  },
];
