// The words that the sample's invented names are put together from: per script, given and family names as `written/romanized`.

export interface Script {
  readonly script: string;
  readonly given: readonly NamePart[];
  readonly family: readonly NamePart[];
  /** Between given and family name; scripts that write names without a space have ''. */
  readonly joint: '' | ' ';
  readonly familyFirst: boolean;
}

export interface NamePart {
  readonly written: string;
  readonly romanized: string;
}

const parts = (words: string): NamePart[] =>
  words.split(' ').map((word) => {
    const [written = '', romanized = ''] = word.split('/');
    return { written: written.replaceAll('_', ' ').normalize('NFC'), romanized };
  });

const script = (name: string, given: string, family: string, order: Partial<Pick<Script, 'joint' | 'familyFirst'>> = {}): Script => ({
  script: name,
  given: parts(given),
  family: parts(family),
  joint: ' ',
  familyFirst: false,
  ...order,
});

export const SCRIPTS: readonly Script[] = [
  script(
    'latin-west',
    'Zoë/zoe Søren/soren Inês/ines José/jose Márta/marta Jürgen/juergen',
    "Ångström/angstrom Núñez/nunez Müller/mueller D’Amico/damico O'Hara/ohara Brontë-Vale/bronte-vale",
  ),
  script(
    'latin-east',
    'Łukasz/lukasz Žofie/zofie Šárka/sarka Gülşen/gulsen Ștefan/stefan Ģirts/girts',
    'Wiśniewski/wisniewski Dvořák/dvorak Çelik/celik Bălan/balan Ozoliņš/ozolins Kovačević/kovacevic',
  ),
  script('vietnamese', 'Thị_Hằng/hang Văn_Dũng/dung Ngọc_Ánh/anh Quốc_Việt/viet', 'Nguyễn/nguyen Trần/tran Đặng/dang Phạm/pham', {
    familyFirst: true,
  }),
  script(
    'cyrillic',
    'Анна/anna Борис/boris Ольга/olga Їжак/yizhak Юрій/yuriy Ђорђе/djordje',
    'Ковальчук/kovalchuk Соколова/sokolova Лебедев/lebedev Петровић/petrovic Щербина/shcherbyna Георгиев/georgiev',
  ),
  script(
    'greek',
    'Ελένη/eleni Γιώργος/giorgos Σοφία/sofia Νίκος/nikos',
    'Παπαδάκης/papadakis Αγγέλου/angelou Βλάχος/vlachos Ψαρράς/psarras',
  ),
  script('arabic', 'ليلى/layla يوسف/yusuf مريم/maryam طارق/tariq', 'الخطيب/alkhatib النجار/alnajjar حداد/haddad الشريف/alsharif'),
  script('hebrew', 'נועה/noa איתן/eitan תמר/tamar אורי/uri', 'לוין/levin כהן/cohen ברגר/berger שפירא/shapira'),
  script('devanagari', 'आशा/asha विक्रम/vikram मीरा/meera अर्जुन/arjun', 'शर्मा/sharma जोशी/joshi कुलकर्णी/kulkarni त्रिपाठी/tripathi'),
  script('bengali', 'রিমা/rima সৌরভ/sourav মিতালী/mitali অনিল/anil', 'সেনগুপ্ত/sengupta ব্যানার্জী/banerjee দাস/das ঘোষ/ghosh'),
  script(
    'tamil',
    'கவிதா/kavitha முருகன்/murugan மலர்/malar செல்வம்/selvam',
    'சுப்பிரமணியன்/subramanian இராமசாமி/ramasamy பாண்டியன்/pandian நடராஜன்/natarajan',
  ),
  script('thai', 'สมชาย/somchai มาลี/malee กิตติ/kitti ปราณี/pranee', 'ศรีสุข/srisuk ทองดี/thongdee วงศ์ใหญ่/wongyai แก้วมณี/kaewmanee'),
  script('han', '秀英/xiuying 建国/jianguo 思远/siyuan 雨桐/yutong', '王/wang 歐陽/ouyang 陳/chen 司马/sima', {
    joint: '',
    familyFirst: true,
  }),
  script('kana', 'さくら/sakura ひかる/hikaru ケンジ/kenji ユイ/yui', 'タナカ/tanaka やまもと/yamamoto サトウ/sato こばやし/kobayashi', {
    familyFirst: true,
  }),
  script('hangul', '서연/seoyeon 민준/minjun 하은/haeun 도윤/doyun', '김/kim 박/park 최/choi 남궁/namgung', {
    joint: '',
    familyFirst: true,
  }),
  script(
    'georgian',
    'ნინო/nino გიორგი/giorgi თამარ/tamar ლევან/levan',
    'ბერიძე/beridze კაპანაძე/kapanadze ლომიძე/lomidze წერეთელი/tsereteli',
  ),
  script(
    'armenian',
    'Անահիտ/anahit Տիգրան/tigran Նարե/nare Գևորգ/gevorg',
    'Պետրոսյան/petrosyan Սարգսյան/sargsyan Հակոբյան/hakobyan Ղազարյան/ghazaryan',
  ),
  script('ethiopic', 'አልማዝ/almaz ተስፋዬ/tesfaye ሰላም/selam ዳዊት/dawit', 'በቀለ/bekele ገብረመድህን/gebremedhin ወልዴ/wolde አበበ/abebe'),
  script('khmer', 'សុភា/sophea វិចិត្រ/vichet ចន្ទា/chanda បុប្ផា/bopha', 'សុខ/sok ជា/chea កែវ/keo លឹម/lim', { familyFirst: true }),
  script('sinhala', 'නිමල්/nimal කුමාරි/kumari සුනිල්/sunil දිලිනි/dilini', 'පෙරේරා/perera බණ්ඩාර/bandara සිල්වා/silva ජයවර්ධන/jayawardena'),
  script('cherokee', 'ᎠᏂ/ani ᏣᎵ/tsali ᏌᎳᏂ/salani ᏫᎵ/wili', 'ᏩᏯ/waya ᏙᏯ/doya ᎤᏬᏗ/uwodi ᏲᎾ/yona'),
];
