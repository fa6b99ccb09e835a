### Kept like en.ftl: the same keys, the same values. Polite: ви.

## Start and help

start = Привіт! Я перетворюю фото на анімовані мультяшні 3D-стікери.

    Надішліть фото й виберіть тему або напишіть її в підписі: /theme космічний пірат

    /help покаже, що я ще вмію, /privacy — що я зберігаю.
start-group = Дайте відповідь на фото командою /theme космічний пірат, і я зроблю з нього стікер. Решта — у /help.
help-telegram = Стікер
    • Надішліть фото й виберіть тему або напишіть у підписі: /theme космічний пірат
    • У групі дайте відповідь на фото: /theme космічний пірат
    • Слова в лапках наприкінці з’являться на стікері: /theme космічний пірат «Ура!»
    • /pack робить дванадцять виразів обличчя з одного фото
    • /me робить стікер із фото вашого профілю
    • Підходять фото, картинки файлом, альбоми до чотирьох знімків і стікери; з відео та GIF я беру найкращий кадр.
    • У будь-якому чаті напишіть @{ $bot } і кілька слів, щоб надіслати один зі своїх стікерів.

    Ваше
    • /packs — ваші набори стікерів
    • /language, /privacy, /forget_me
    • /no_stickers_of_me — ніхто інший не може використовувати ваші фото
    • /remember_me — стікери без повторного надсилання фото
    • /help_training — допоможіть мені малювати краще

    Групи
    • /settings — теми, ліміти та інше, для адміністраторів
help-discord = Стікер
    • /theme з фото й кількома словами, наприклад: космічний пірат
    • Слова в лапках наприкінці з’являться на стікері: /theme космічний пірат «Ура!»
    • «Застосунки > Зробити стікер» біля будь-якого повідомлення з картинкою
    • «Застосунки > Стікер з аватара» біля учасника
    • Згадайте мене в повідомленні з картинкою
    • /pack робить дванадцять виразів обличчя з одного фото

    Ваше
    • /packs — ваші набори стікерів
    • /language, /privacy, /forget_me
    • /no_stickers_of_me — ніхто інший не може використовувати ваші фото
    • /remember_me — стікери без повторного надсилання фото
    • /help_training — допоможіть мені малювати краще

    Сервери
    • /toonbooth settings — теми, ліміти та інше, для тих, хто керує сервером

## Privacy

privacy = Що я зберігаю
    • Ваше фото: лише поки робиться стікер, щонайбільше добу. Де й коли його знято, я відкидаю одразу.
    • Ваші стікери й набори: доки ви їх не видалите.
    • Хто, коли та якими словами просив і де в чаті було фото, щоб працювала кнопка «Ще раз».
    • Розміри вашого обличчя у вигляді чисел: лише після /remember_me.
    • Вирізки й малюнки для навчання: лише після /help_training.

    /forget_me видаляє все це.
privacy-asking = Перш ніж хтось інший зробить стікер із фото, бот питає того, хто його надіслав.
privacy-not-asking = Адміністратори тут дозволили всім робити стікери з чужих фото без запитання. Якщо ви проти: /no_stickers_of_me

## Forget me

forget-question = Видалити все ваше: стікери, набори, налаштування й усе, що я про вас пам’ятаю? Те, що зараз робиться, скасується. Повернути нічого не вийде. Те, що вже надіслано в чати, залишиться там.
forget-working = Видаляю…
forget-kept = Добре, усе залишається як є.
forget-receipt = Готово. У мене більше немає нічого вашого.
    • Видалено стікерів: { $stickers }
    • Видалено запитів: { $jobs }
    • Видалено прикладів для навчання: { $lessons }
    • Коли: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Залишається лише код без вашого імені: завдяки йому ваші дані не повернуться, навіть якщо мене відновлять із резервної копії, а блокування лишаться чинними.

## Language

language-question = Якою мовою мені з вами говорити?
language-automatic = Як у моєму застосунку
language-saved = Тепер я говорю з вами українською.
language-saved-automatic = Тепер я говорю мовою вашого застосунку.

## Making

make-send-photo = Спершу надішліть фото, і я зроблю з нього стікер.
make-choose-theme = Яка буде тема? Виберіть або напишіть своїми словами.
make-choose-theme-here = Яка буде тема? Виберіть або дайте відповідь на це повідомлення своїми словами.
make-choose-listed = Яка буде тема?
make-own-words = Напишіть кількома словами, як це має виглядати, наприклад: космічний пірат
make-no-words = Напишіть після команди, як це має виглядати: /theme космічний пірат
make-no-photo-there = У цьому повідомленні немає фото. Дайте відповідь на повідомлення з фото.
make-what-works = Це мені не підходить. Надішліть фото, картинку файлом, стікер, GIF або відео.
make-album-cut =
    { $limit ->
        [one] З альбому я беру лише перші знімки: { $limit }.
        [few] З альбому я беру лише перші { $limit } знімки.
        [many] З альбому я беру лише перші { $limit } знімків.
       *[other] З альбому я беру лише перші { $limit } знімка.
    }
make-no-avatar = Я не бачу фото профілю. Надішліть фото.
make-download-failed = Не вдалося завантажити фото. Надішліть його ще раз.
make-pack = Роблю дванадцять виразів обличчя з вашого фото. Вони прийдуть один за одним.
make-group-hint = У цій групі я не бачу підписів до фото. Дайте відповідь на фото командою /theme космічний пірат
make-nothing-remembered = Я не пам’ятаю вашого обличчя. Надішліть фото або спершу ввімкніть /remember_me.

## Progress

progress-title = «{ $theme }»
progress-received = Отримав, хвилинку…
progress-waiting =
    { $ahead ->
        [0] Наступний — ваш.
        [one] Перед вашим ще { $ahead } стікер.
        [few] Перед вашим ще { $ahead } стікери.
        [many] Перед вашим ще { $ahead } стікерів.
       *[other] Перед вашим ще { $ahead } стікера.
    }
progress-starting = Починаю…
progress-stage-cut-out = Вирізаю
progress-stage-cartoon = Малюю
progress-stage-scene = Складаю в 3D
progress-stage-preview = Малюю попередній вигляд
progress-stage-render = Рендерю
progress-stage-encode = Готую файли
progress-eta-seconds =
    { $count ->
        [one] залишилося близько { $count } секунди
        [few] залишилося близько { $count } секунд
        [many] залишилося близько { $count } секунд
       *[other] залишилося близько { $count } секунди
    }
progress-eta-minutes =
    { $count ->
        [one] залишилося близько { $count } хвилини
        [few] залишилося близько { $count } хвилин
        [many] залишилося близько { $count } хвилин
       *[other] залишилося близько { $count } хвилини
    }
progress-eta-hours =
    { $count ->
        [one] залишилося близько { $count } години
        [few] залишилося близько { $count } годин
        [many] залишилося близько { $count } годин
       *[other] залишилося близько { $count } години
    }
progress-preview = Ось попередній вигляд. Скоро буде й стікер.
progress-sending = Готово. Надсилаю…
progress-pack = Готово стікерів: { $done } з { $total }.

## Cancel

button-cancel = Скасувати
cancel-running = Зупиняю…
cancel-done = Скасовано. Нічого не збережено.

## Result

button-again = Ще раз
button-variants = 4 варіанти
button-more = Мультяшніше
button-less = Менш мультяшно
button-theme = Інша тема
button-own-words = Своїми словами
button-pack = До мого набору
button-files = Файли
button-show = Показати мій стікер
button-delete = Видалити
button-fine = Найкраща якість
result-ready = Ваш стікер готовий.
result-for = { $user }, ваш стікер готовий.
result-moved = Мені не можна надсилати стікери в { $place }, тому ваш — тут.
result-files = Усі файли цього стікера
result-as-file = Надіслати його як стікер не вдалося, тому ось він файлом.
result-too-large = Цей файл завеликий для чату й не ввійшов: { $name }
result-deleted = Видалено — тут і всюди, де я його зберігав.
result-delete-question = Видалити цей стікер? Повернути його не вийде.
result-variants = Роблю чотири варіанти…
result-most-cartoony = Мультяшніше вже нікуди.
result-least-cartoony = Менш мультяшно вже не вийде.
result-finest = Це вже найкраща якість.

## Faces

faces-question =
    { $count ->
        [one] Я бачу { $count } обличчя. Яке намалювати?
        [few] Я бачу { $count } обличчя. Яке намалювати?
        [many] Я бачу { $count } облич. Яке намалювати?
       *[other] Я бачу { $count } обличчя. Яке намалювати?
    }
button-all-faces = Усі

## Asking the author of a photo

consent-question = { $asker } хоче стікер із вашого фото, «{ $theme }». Ви дозволяєте?
consent-question-avatar = { $asker } хоче стікер із фото вашого профілю, «{ $theme }». Ви дозволяєте?
consent-waiting = Автор фото — { $author }. Я надіслав запитання й почну, коли прийде дозвіл.
consent-allowed = Дозволено. Стікер уже робиться.
consent-denied = { $author } не хоче стікера з цього фото.
consent-denied-thanks = Добре, стікера не буде. Щоб більше ніхто не питав: /no_stickers_of_me
consent-unanswered = Відповіді від { $author } не було, тому стікера немає.
consent-over = На це запитання не відповіли вчасно, тому стікера немає.
consent-unknown-author = Я не можу спитати того, хто надіслав це фото, тому стікера не роблю. Якщо фото ваше, надішліть його самі.
button-allow = Дозволити
button-deny = Не дозволяти

## What I may use and remember

optout-on = Тепер ніхто інший не зможе робити стікери з ваших фото та фото профілю.
optout-off = Інші знову можуть робити стікери з ваших фото там, де це дозволено.
remember-question = Запам’ятати розміри вашого обличчя — у вигляді чисел, без картинки? Тоді стікери можна буде робити без фото. Докладніше: /privacy.
remember-on = Я запам’ятаю ваше обличчя з наступного фото. Скасувати можна будь-коли: /remember_me
remember-off = Я більше не пам’ятаю вашого обличчя. Усе, що було, видалено.
training-question = Можна мені вчитися на ваших стікерах? Я зберігатиму вирізку з кожного фото й малюнок, доки ви не передумаєте. Докладніше: /privacy.
training-on = Дякую! Тепер я вчуся на тому, що ви робите. Скасувати можна будь-коли: /help_training
training-off = Я більше нічого у вас не вчуся. Усе, що ви дали, видалено.
button-turn-on = Увімкнути
button-turn-off = Вимкнути

## Presses of buttons

press-not-yours = Ця кнопка не для вас. Зробіть свій стікер: /theme
press-gone = Ця кнопка застаріла. Почніть, будь ласка, спочатку.
press-forged = Я не знаю такої кнопки. Почніть, будь ласка, спочатку.
press-working = Хвилинку…
button-yes = Так
button-no = Ні
button-back = Назад
button-previous = Попередні
button-next = Далі
button-close = Закрити

## Settings of a group or server

settings-title = Налаштування: { $place }
settings-line = { $name }: { $value }
settings-admins-only = Змінювати налаштування групи можуть лише її адміністратори.
settings-needs-right = Для цього потрібне право «Керувати сервером».
settings-groups-only = Налаштування є в груп. Додайте мене до групи й напишіть там /settings.
settings-saved = Збережено.
settings-closed = Налаштування закрито.
settings-on = так
settings-off = ні
settings-themes = Теми
settings-themes-description = Які теми тут можна використовувати
settings-themes-all = усі
settings-themes-listed = лише вибрані
settings-themes-choose = Виберіть теми
settings-free-words = Свої слова
settings-free-words-description = Чи можна писати будь-яку тему
settings-makers = Хто робить стікери
settings-makers-everyone = усі
settings-makers-admins = лише адміністратори
settings-user-quota = Стікерів на людину
settings-user-quota-description = Скільки одна людина може зробити тут за день
settings-quota = Стікерів загалом
settings-quota-description = Скільки тут можна зробити за день
settings-unlimited = без свого ліміту
settings-per-day =
    { $count ->
        [one] { $count } на день
        [few] { $count } на день
        [many] { $count } на день
       *[other] { $count } на день
    }
settings-strictness = Фільтр оголення
settings-strictness-description = Які фото відхиляються
settings-strictness-strict = суворий
settings-strictness-usual = помірний
settings-strictness-off = вимкнено
settings-language = Мова
settings-language-each = у кожного своя
settings-ask-authors = Спершу питати
settings-ask-authors-description = Питати автора фото, перш ніж його використають інші
settings-quiet = Тихий режим
settings-quiet-description = Без повідомлень про хід роботи, лише стікер
settings-results-in = Стікери приходять
settings-results-in-here = сюди
settings-results-in-private = в особистий чат

## Packs

packs-title = Ваші набори
packs-empty = У вас ще немає наборів.
packs-line =
    { $count ->
        [one] { $title }: { $count } стікер
        [few] { $title }: { $count } стікери
        [many] { $title }: { $count } стікерів
       *[other] { $title }: { $count } стікера
    }
button-new-pack = Новий набір
button-rename = Перейменувати
button-order = Порядок
button-emoji = Емодзі
button-delete-pack = Видалити набір
button-link = Посилання
button-hand-over = Передати
button-remove = Прибрати
button-up = Вище
button-down = Нижче
button-upload-emoji = Додати як емодзі
button-upload-sticker = Додати на цей сервер
packs-ask-name = Як назвати набір? Напишіть назву.
packs-bad-name = У назві від 1 до { $most } символів. Напишіть іншу.
packs-name-taken = У вас уже є набір із такою назвою. Напишіть іншу.
packs-created = Набір «{ $title }» створено.
packs-renamed = Тепер набір називається «{ $title }».
packs-delete-question = Видалити набір «{ $title }»? Самі стікери залишаться.
packs-deleted = Набір видалено.
packs-choose-pack = До якого набору?
packs-choose-sticker = Який стікер?
packs-ask-emoji = Надішліть від 1 до 20 емодзі, які пасують до цього стікера.
packs-bad-emoji = Надішліть від 1 до 20 емодзі й нічого більше.
packs-emoji-saved = Збережено: { $emoji }
packs-added = Додано до «{ $title }».
packs-added-already = Він уже є в «{ $title }».
packs-removed = Прибрано з «{ $title }».
packs-link = Ось «{ $title }»: { $link }
packs-link-empty = Набір без стікерів ще не має посилання.
packs-ask-heir = Кому передати «{ $title }»? Надішліть це посилання; набір отримає той, хто відкриє його першим: { $link }
packs-heir-question = { $owner } хоче передати вам набір «{ $title }». Ви згодні?
packs-handed-over = Новий власник набору «{ $title }»: { $owner }.
packs-taken-over = Набір «{ $title }» тепер ваш.
packs-full =
    { $most ->
        [one] Набір «{ $title }» заповнено: у ньому { $most } стікер. Нові потраплять до «{ $next }».
        [few] Набір «{ $title }» заповнено: у ньому { $most } стікери. Нові потраплять до «{ $next }».
        [many] Набір «{ $title }» заповнено: у ньому { $most } стікерів. Нові потраплять до «{ $next }».
       *[other] Набір «{ $title }» заповнено: у ньому { $most } стікера. Нові потраплять до «{ $next }».
    }
packs-too-many =
    { $most ->
        [one] Можна мати лише { $most } набір. Спершу видаліть один.
        [few] Можна мати лише { $most } набори. Спершу видаліть один.
        [many] Можна мати лише { $most } наборів. Спершу видаліть один.
       *[other] Можна мати лише { $most } набору. Спершу видаліть один.
    }
packs-uploading = Додаю стікери: { $done } з { $total }
packs-paused =
    { $minutes ->
        [one] Telegram просить паузу: { $minutes } хвилину. Потім я продовжу сам.
        [few] Telegram просить паузу: { $minutes } хвилини. Потім я продовжу сам.
        [many] Telegram просить паузу: { $minutes } хвилин. Потім я продовжу сам.
       *[other] Telegram просить паузу: { $minutes } хвилини. Потім я продовжу сам.
    }
packs-gone = Цього набору більше немає.
packs-left-out =
    { $count ->
        [one] { $count } із { $total } не вдалося зробити, його пропущено.
        [few] { $count } із { $total } не вдалося зробити, їх пропущено.
        [many] { $count } із { $total } не вдалося зробити, їх пропущено.
       *[other] { $count } із { $total } не вдалося зробити, їх пропущено.
    }
packs-start-first = Щоб я міг створювати для вас набори, відкрийте наш особистий чат і натисніть «Старт»: { $link }
packs-need-right = Для цього мені потрібне право «Створювати вирази» на цьому сервері.
packs-you-need-right = Для цього вам потрібне право «Створювати вирази» на цьому сервері.
packs-no-room = На цьому сервері більше немає місця. Спершу щось приберіть.
packs-uploaded-emoji = Емодзі :{ $name }: тепер на цьому сервері.
packs-uploaded-sticker = Стікер «{ $name }» тепер на цьому сервері.

## Private chat, groups and servers

private-needed = Я поки не можу вам писати. Відкрийте наш особистий чат і натисніть «Старт»: { $link }
private-closed = Я не можу вам писати. Дозвольте особисті повідомлення від учасників цього сервера й спробуйте ще раз.
private-waiting = { $user }, ваш стікер готовий, але я не можу вам писати. Натисніть кнопку: побачите його лише ви. Якщо дозволити особисті повідомлення від учасників цього сервера, наступний надійде сам.
group-added = Привіт! Я перетворюю фото на анімовані мультяшні 3D-стікери.

    Дайте відповідь на фото командою /theme космічний пірат. У групах я часто не бачу підписів до фото, а відповідь працює завжди.

    Адміністраторам: /settings
server-added = Привіт! Я перетворюю фото на анімовані мультяшні 3D-стікери.

    Використовуйте /theme з фото або «Застосунки > Зробити стікер» біля повідомлення з картинкою.

    Тим, хто керує сервером: /toonbooth settings
group-no-rights = Мені тут не можна надсилати стікери й картинки. Попросіть адміністратора дозволити.
server-no-rights = Мені не можна писати або прикріплювати файли в цьому каналі. Попросіть адміністратора дозволити.
quiet-hint = Тут увімкнено тихий режим: стікер прийде без інших повідомлень.
inline-none = Стікерів ще немає. Зробіть перший!
inline-start = Зробити стікер
bot-about = Перетворює фото на анімовані мультяшні 3D-стікери на будь-яку тему.
bot-description = Надішліть фото й скажіть, як воно має виглядати: космічний пірат, каваї, герой коміксу… Ви отримаєте анімований мультяшний 3D-стікер і власні набори.

## Commands: names are for Discord, descriptions for both

command-theme-name = тема
command-theme-description = Зробити з фото анімований мультяшний 3D-стікер
command-pack-name = набір
command-pack-description = Зробити дванадцять виразів обличчя з одного фото
command-packs-name = набори
command-packs-description = Ваші набори стікерів
command-me-description = Зробити стікер із фото вашого профілю
command-help-name = допомога
command-help-description = Що я вмію
command-privacy-name = приватність
command-privacy-description = Що я зберігаю і як довго
command-forget-me-name = забудь_мене
command-forget-me-description = Видалити все, що я маю про вас
command-language-name = мова
command-language-description = Вибрати мову, якою я з вами говорю
command-no-stickers-of-me-name = без_стікерів_зі_мною
command-no-stickers-of-me-description = Щоб ніхто інший не використовував ваші фото та фото профілю
command-remember-me-name = не_забувай_мене
command-remember-me-description = Отримувати стікери без повторного надсилання фото
command-help-training-name = допомогти_вчитися
command-help-training-description = Дозволити мені вчитися на ваших стікерах
command-settings-name = налаштування
command-settings-description = Теми, ліміти та інше, для адміністраторів
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth на цьому сервері
option-photo-name = фото
option-photo-description = Картинка для стікера
option-prompt-name = тема
option-prompt-description = Як це має виглядати, наприклад: космічний пірат
option-caption-name = напис
option-caption-description = Слова, які будуть на стікері
option-strength-name = сила
option-strength-description = Наскільки мультяшно
option-quality-name = якість
option-quality-description = Що краще, то довше
option-language-name = мова
option-language-description = Мова, якою я з вами говорю
choice-strength-calm = трохи
choice-strength-usual = звичайно
choice-strength-strong = дуже мультяшно
choice-quality-auto = автоматично
choice-quality-draft = швидко
choice-quality-standard = звичайна
choice-quality-fine = найкраща
menu-make-sticker = Зробити стікер
menu-make-avatar-sticker = Стікер з аватара

## The built-in themes

theme-autumn-harvest = Осінній урожай
theme-christmas = Різдво
theme-circus = Цирк
theme-cute-animals = Милі тварини
theme-cyberpunk-neon = Неоновий кіберпанк
theme-detective-noir = Нуарний детектив
theme-dinosaurs-and-jungle = Динозаври та джунглі
theme-doctors-and-science = Лікарі та наука
theme-easter = Великдень
theme-emoji-expressions = Обличчя емодзі
theme-festivals-and-holidays = Свята
theme-food-and-drinks = Їжа та напої
theme-halloween = Гелловін
theme-kawaii-and-chibi = Каваї та чибі
theme-knights-and-castles = Лицарі та замки
theme-lunar-new-year = Місячний Новий рік
theme-minimalist-and-modern = Мінімалізм і модерн
theme-motivational-and-positive = Мотивація та позитив
theme-music-and-rock = Музика і рок
theme-mythical-creatures = Міфічні істоти
theme-new-year = Новий рік
theme-outer-space = Космос
theme-pirates = Пірати
theme-professions-and-hobbies = Професії та захоплення
theme-retro-and-vintage = Ретро та вінтаж
theme-royalty = Королівський двір
theme-samurai-and-japan = Самураї та Японія
theme-school-and-graduation = Школа і випускний
theme-sports-and-football = Спорт і футбол
theme-spring-garden = Весняний сад
theme-steampunk = Стимпанк
theme-summer-beach = Літній пляж
theme-superheroes = Супергерої
theme-underwater = Підводний світ
theme-valentines-day = День святого Валентина
theme-vampires-and-ghosts = Вампіри та привиди
theme-video-games = Відеоігри
theme-wild-west = Дикий Захід
theme-winter-wonderland = Зимова казка
theme-wizards-and-magic = Чарівники та магія

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Сталося щось непередбачене. Спробуйте ще раз за хвилину. Якщо не допоможе, повідомте цей код: { $reference }
error-trouble = У мене зараз негаразди. Спробуйте ще раз за хвилину.
error-maintenance = Зараз стікери не робляться: триває обслуговування; спробуйте пізніше.
error-banned = Вам тут не можна робити стікери; це може змінити адміністратор.
error-makers-limited = Стікери тут роблять лише адміністратори; попросіть когось із них.
error-opted-out = Той, хто надіслав це фото, не хоче стікерів із нього; візьміть інше.
error-unasked-words = Той, хто надіслав це фото, дозволив його з тими словами, які бачив. Для інших слів попросіть стікер цього фото ще раз: дайте відповідь на нього командою /theme або виберіть «Зробити стікер» у його меню; тоді я запитаю знову.
error-no-theme-allowed = Тут не дозволено жодної теми; попросіть адміністратора вибрати.
error-theme-not-allowed = Ця тема тут не дозволена; виберіть із цих: { $titles }.
error-caption-not-allowed = Тут дозволені лише теми зі списку, тому своїх слів на стікері не буде; приберіть те, що в лапках.
error-words-refused = Цю тему не можна намалювати; виберіть добрішу.
error-queue-full =
    { $limit ->
        [one] У вас у черзі вже { $limit } запит; зачекайте або скасуйте його.
        [few] У вас у черзі вже { $limit } запити; зачекайте або скасуйте один.
        [many] У вас у черзі вже { $limit } запитів; зачекайте або скасуйте один.
       *[other] У вас у черзі вже { $limit } запиту; зачекайте або скасуйте один.
    }
error-quota-user =
    { $limit ->
        [0] Вам тут не можна робити стікери; це може змінити адміністратор.
        [one] Ліміт на сьогодні вичерпано: { $limit } стікер; нові будуть { $again }.
        [few] Ліміт на сьогодні вичерпано: { $limit } стікери; нові будуть { $again }.
        [many] Ліміт на сьогодні вичерпано: { $limit } стікерів; нові будуть { $again }.
       *[other] Ліміт на сьогодні вичерпано: { $limit } стікера; нові будуть { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Тут не можна робити стікери; це може змінити адміністратор.
        [one] Спільний ліміт на сьогодні вичерпано: { $limit } стікер; нові будуть { $again }.
        [few] Спільний ліміт на сьогодні вичерпано: { $limit } стікери; нові будуть { $again }.
        [many] Спільний ліміт на сьогодні вичерпано: { $limit } стікерів; нові будуть { $again }.
       *[other] Спільний ліміт на сьогодні вичерпано: { $limit } стікера; нові будуть { $again }.
    }
again-minutes =
    { $count ->
        [one] через { $count } хвилину
        [few] через { $count } хвилини
        [many] через { $count } хвилин
       *[other] через { $count } хвилини
    }
again-hours =
    { $count ->
        [one] через { $count } годину
        [few] через { $count } години
        [many] через { $count } годин
       *[other] через { $count } години
    }
error-unsafe-photo = На цьому фото забагато оголеного тіла для цього чату; надішліть інше.
error-nothing-to-draw = Малювати немає з чого: фото немає; надішліть його ще раз.
error-chat-busy = Чат поки більше нічого не приймає; скоро спробую знову.
error-chat-unreachable = Чат зараз недоступний; скоро спробую знову.
error-chat-gone = Цього чату більше немає, тому стікер не доставлено.
error-chat-unsure = Стікер, можливо, не дійшов; якщо його не видно, попросіть ще раз.
error-expired = Стікер робився надто довго, і я припинив; попросіть ще раз.
error-too-late = Скасовувати пізно: стікер готовий або майже готовий.
error-still-living = Цей стікер ще робиться; зачекайте або спершу скасуйте його.
error-photo-gone = Фото видалено, і отримати його знову не можна; надішліть його ще раз.
error-cancelled = Ви скасували цей стікер; нічого не збережено.
error-broken-parcel = Те, що було готове, пошкодилося; надішліть фото ще раз.
error-unusable-wish = Один із параметрів не підходить; змініть його й попросіть ще раз.
error-stage-timeout = Це тривало надто довго, і я припинив; спробуйте ще раз або виберіть нижчу якість.
error-worker-lost = Машина, яка це робила, щоразу зупинялася; спробуйте інше фото.
error-photo-unreadable = Цю картинку не вдається прочитати; надішліть її в JPEG або PNG.
error-photo-empty = Цей файл порожній; надішліть фото ще раз.
error-photo-not-an-image = Це не картинка; надішліть JPEG, PNG, WebP, GIF, HEIC або AVIF.
error-photo-unsupported-format = Цей формат не читається; спершу збережіть картинку в JPEG або PNG.
error-photo-truncated = Картинку пошкоджено або обрізано; надішліть початковий файл ще раз.
error-photo-too-small = Картинка замала; потрібно щонайменше 64 пікселі з кожного боку.
error-photo-too-many-bytes = Файл завеликий; надішліть не більше 20 МБ.
error-photo-too-many-pixels = Картинка завелика; надішліть не більше 50 мегапікселів.
error-photo-too-many-frames = Анімація задовга; надішліть один кадр із неї.
error-download-refused = З цієї адреси я файли не завантажую; надішліть саме фото.
error-download-too-large = Файл завеликий; надішліть не більше { $most } МБ.
error-no-subject = Окремого об’єкта на цьому фото не знайшлося; не вказуйте номер.
error-no-such-subject =
    { $found ->
        [one] На цьому фото лише { $found } об’єкт; виберіть номер { $found }.
        [few] На цьому фото лише { $found } об’єкти; виберіть від 1 до { $found }.
        [many] На цьому фото лише { $found } об’єктів; виберіть від 1 до { $found }.
       *[other] На цьому фото лише { $found } об’єкта; виберіть від 1 до { $found }.
    }
error-too-few-subjects = На цьому фото немає стільки об’єктів; не вказуйте номер.
error-prompt-empty = Тема порожня; скажіть, як це має виглядати, наприклад «космічний пірат».
error-prompt-too-long =
    { $most ->
        [one] Тема задовга; не більше { $most } символу.
        [few] Тема задовга; не більше { $most } символів.
        [many] Тема задовга; не більше { $most } символів.
       *[other] Тема задовга; не більше { $most } символу.
    }
error-caption-too-long =
    { $most ->
        [one] Слова на стікері задовгі; не більше { $most } символу.
        [few] Слова на стікері задовгі; не більше { $most } символів.
        [many] Слова на стікері задовгі; не більше { $most } символів.
       *[other] Слова на стікері задовгі; не більше { $most } символу.
    }
error-prompt-unusable = Ця тема не підходить; скажіть її кількома словами.
error-mix = Ці теми не можна змішати; виберіть одну.
error-likeness = Те, що я пам’ятаю про ваше обличчя, не підходить; надішліть фото.
error-unmeasurable = Із цього фото не вийде фігурка; надішліть фото, де обличчя велике, світле й дивиться прямо.
error-unbuildable-relief = На цьому фото не знайшлося нічого цілісного; спробуйте чіткіше.
error-unwritable-caption = Жоден із моїх шрифтів не може це написати: { $characters }. Спробуйте інші слова на стікері.
error-renderer-crashed = Рендер зупинився двічі; спробуйте ще раз або виберіть нижчу якість.
error-render-timeout = Малювання тривало надто довго; спробуйте ще раз або виберіть нижчу якість.
error-file-too-large = Стікер не вдається зробити достатньо малим для надсилання; спробуйте простіше фото або тему.
error-jobs-living = Ваші стікери ще робляться; спершу скасуйте їх.
error-value = Так тут не можна; спробуйте щось інше.
error-value-quota = Таке число тут не підходить; напишіть число від 0.
error-value-language = Я не знаю цієї мови; виберіть зі списку.
error-value-themes = Такий список тем не підходить; виберіть хоча б одну або дозвольте свої слова.
error-value-name = Назва порожня або задовга; напишіть іншу.
error-no-such-job = Цього стікера більше немає; надішліть фото ще раз.
error-blob-missing = Потрібне для цього вже видалено; надішліть фото ще раз.

## What is told of a job that became no sticker

notice-cancelled = Ваш стікер скасовано.
notice-failed = Щось пішло не так, і стікер зробити не вдалося.
notice-with-reference = { $told } Код для довідки: { $reference }

## Votes

vote-closed = За цей стікер зараз не голосують.
vote-too-new =
    { $days ->
        [one] Голосувати тут можна через { $days } день.
        [few] Голосувати тут можна через { $days } дні.
        [many] Голосувати тут можна через { $days } днів.
       *[other] Голосувати тут можна через { $days } дня.
    }
contest-not-open = Цей конкурс зараз не приймає стікери.
contest-wrong-theme = Цей конкурс для інших тем; зробіть стікер в одній із них.
contest-too-many =
    { $limit ->
        [one] Ви вже берете участь із { $limit } стікером; заберіть його, щоб подати інший.
        [few] Ви вже берете участь із { $limit } стікерами; заберіть один, щоб подати інший.
        [many] Ви вже берете участь із { $limit } стікерами; заберіть один, щоб подати інший.
       *[other] Ви вже берете участь із { $limit } стікерами; заберіть один, щоб подати інший.
    }
