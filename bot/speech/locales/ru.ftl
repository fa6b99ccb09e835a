### Kept like en.ftl: the same keys, the same values. Polite: вы.

## Start and help

start = Привет! Я превращаю фотографии в анимированные мультяшные 3D-стикеры.

    Пришлите фото и выберите тему или напишите её в подписи: /theme космический пират

    /help покажет, что я ещё умею, /privacy — что я храню.
start-group = Ответьте на фото командой /theme космический пират, и я сделаю из него стикер. Остальное — в /help.
help-telegram = Стикер
    • Пришлите фото и выберите тему или напишите в подписи: /theme космический пират
    • В группе ответьте на фото: /theme космический пират
    • Слова в кавычках в конце появятся на стикере: /theme космический пират «Ура!»
    • /pack делает двенадцать выражений лица из одного фото
    • /me делает стикер из фото вашего профиля
    • Подходят фото, картинки файлом, альбомы до четырёх снимков и стикеры; из видео и GIF я беру лучший кадр.
    • В любом чате напишите @{ $bot } и пару слов, чтобы отправить один из своих стикеров.

    Ваше
    • /packs — ваши наборы стикеров
    • /language, /privacy, /forget_me
    • /no_stickers_of_me — никто другой не может использовать ваши фото
    • /remember_me — стикеры без повторной отправки фото
    • /help_training — помогите мне рисовать лучше

    Группы
    • /settings — темы, лимиты и другое, для администраторов
help-discord = Стикер
    • /theme с фото и парой слов, например: космический пират
    • Слова в кавычках в конце появятся на стикере: /theme космический пират «Ура!»
    • «Приложения > Сделать стикер» у любого сообщения с картинкой
    • «Приложения > Стикер из аватара» у участника
    • Упомяните меня в сообщении с картинкой
    • /pack делает двенадцать выражений лица из одного фото

    Ваше
    • /packs — ваши наборы стикеров
    • /language, /privacy, /forget_me
    • /no_stickers_of_me — никто другой не может использовать ваши фото
    • /remember_me — стикеры без повторной отправки фото
    • /help_training — помогите мне рисовать лучше

    Серверы
    • /toonbooth settings — темы, лимиты и другое, для тех, кто управляет сервером

## Privacy

privacy = Что я храню
    • Ваше фото: только пока делается стикер, не дольше суток. Где и когда оно снято, я отбрасываю сразу.
    • Ваши стикеры и наборы: пока вы их не удалите.
    • Кто, когда и какими словами просил и где в чате было фото, чтобы работала кнопка «Ещё раз».
    • Размеры вашего лица в виде чисел: только после /remember_me.
    • Вырезки и рисунки для обучения: только после /help_training.

    /forget_me удаляет всё это.
privacy-asking = Прежде чем кто-то другой сделает стикер из фото, бот спрашивает того, кто его прислал.
privacy-not-asking = Администраторы здесь разрешили всем делать стикеры из чужих фото без спроса. Если вы против: /no_stickers_of_me

## Forget me

forget-question = Удалить всё ваше: стикеры, наборы, настройки и всё, что я о вас помню? То, что сейчас делается, отменится. Вернуть ничего не получится. То, что уже отправлено в чаты, останется там.
forget-working = Удаляю…
forget-kept = Хорошо, всё остаётся как есть.
forget-receipt = Готово. У меня больше нет ничего вашего.
    • Удалено стикеров: { $stickers }
    • Удалено запросов: { $jobs }
    • Удалено примеров для обучения: { $lessons }
    • Когда: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Остаётся только код без вашего имени: благодаря ему ваши данные не вернутся, даже если меня восстановят из резервной копии, а блокировки останутся в силе.

## Language

language-question = На каком языке мне с вами говорить?
language-automatic = Как в моём приложении
language-saved = Теперь я говорю с вами по-русски.
language-saved-automatic = Теперь я говорю на языке вашего приложения.

## Making

make-send-photo = Сначала пришлите фото, и я сделаю из него стикер.
make-choose-theme = Какая будет тема? Выберите или напишите своими словами.
make-choose-theme-here = Какая будет тема? Выберите или ответьте на это сообщение своими словами.
make-choose-listed = Какая будет тема?
make-own-words = Напишите в нескольких словах, как это должно выглядеть, например: космический пират
make-no-words = Напишите после команды, как это должно выглядеть: /theme космический пират
make-no-photo-there = В этом сообщении нет фото. Ответьте на сообщение с фото.
make-what-works = Это мне не подходит. Пришлите фото, картинку файлом, стикер, GIF или видео.
make-album-cut =
    { $limit ->
        [one] Из альбома я беру только первые снимки: { $limit }.
        [few] Из альбома я беру только первые { $limit } снимка.
        [many] Из альбома я беру только первые { $limit } снимков.
       *[other] Из альбома я беру только первые { $limit } снимка.
    }
make-no-avatar = Я не вижу фото профиля. Пришлите фото.
make-download-failed = Не удалось загрузить фото. Пришлите его ещё раз.
make-pack = Делаю двенадцать выражений лица из вашего фото. Они придут одно за другим.
make-group-hint = В этой группе я не вижу подписей к фото. Ответьте на фото командой /theme космический пират
make-nothing-remembered = Я не помню вашего лица. Пришлите фото или сначала включите /remember_me.

## Progress

progress-title = «{ $theme }»
progress-received = Получил, минутку…
progress-waiting =
    { $ahead ->
        [0] Следующий — ваш.
        [one] Перед вашим ещё { $ahead } стикер.
        [few] Перед вашим ещё { $ahead } стикера.
        [many] Перед вашим ещё { $ahead } стикеров.
       *[other] Перед вашим ещё { $ahead } стикера.
    }
progress-starting = Начинаю…
progress-stage-cut-out = Вырезаю
progress-stage-cartoon = Рисую
progress-stage-scene = Собираю в 3D
progress-stage-preview = Рисую предпросмотр
progress-stage-render = Рендерю
progress-stage-encode = Готовлю файлы
progress-eta-seconds =
    { $count ->
        [one] осталось около { $count } секунды
        [few] осталось около { $count } секунд
        [many] осталось около { $count } секунд
       *[other] осталось около { $count } секунды
    }
progress-eta-minutes =
    { $count ->
        [one] осталось около { $count } минуты
        [few] осталось около { $count } минут
        [many] осталось около { $count } минут
       *[other] осталось около { $count } минуты
    }
progress-eta-hours =
    { $count ->
        [one] осталось около { $count } часа
        [few] осталось около { $count } часов
        [many] осталось около { $count } часов
       *[other] осталось около { $count } часа
    }
progress-preview = Вот предпросмотр. Скоро будет и стикер.
progress-sending = Готово. Отправляю…
progress-pack = Готово стикеров: { $done } из { $total }.

## Cancel

button-cancel = Отменить
cancel-running = Останавливаю…
cancel-done = Отменено. Ничего не сохранено.

## Result

button-again = Ещё раз
button-variants = 4 варианта
button-more = Мультяшнее
button-less = Менее мультяшно
button-theme = Другая тема
button-own-words = Своими словами
button-pack = В мой набор
button-files = Файлы
button-show = Показать мой стикер
button-delete = Удалить
button-fine = Лучшее качество
result-ready = Ваш стикер готов.
result-for = { $user }, ваш стикер готов.
result-moved = Мне нельзя отправлять стикеры в { $place }, поэтому ваш — здесь.
result-files = Все файлы этого стикера
result-as-file = Отправить его как стикер не получилось, поэтому вот он файлом.
result-too-large = Этот файл слишком велик для чата и не вошёл: { $name }
result-deleted = Удалено — здесь и везде, где я его хранил.
result-delete-question = Удалить этот стикер? Вернуть его не получится.
result-variants = Делаю четыре варианта…
result-most-cartoony = Мультяшнее уже некуда.
result-least-cartoony = Менее мультяшно уже не получится.
result-finest = Это уже лучшее качество.

## Faces

faces-question =
    { $count ->
        [one] Я вижу { $count } лицо. Какое нарисовать?
        [few] Я вижу { $count } лица. Какое нарисовать?
        [many] Я вижу { $count } лиц. Какое нарисовать?
       *[other] Я вижу { $count } лица. Какое нарисовать?
    }
button-all-faces = Все

## Asking the author of a photo

consent-question = { $asker } хочет стикер из вашего фото, «{ $theme }». Вы разрешаете?
consent-question-avatar = { $asker } хочет стикер из фото вашего профиля, «{ $theme }». Вы разрешаете?
consent-waiting = Автор фото — { $author }. Я отправил вопрос и начну, когда придёт разрешение.
consent-allowed = Разрешено. Стикер уже делается.
consent-denied = { $author } не хочет стикера из этого фото.
consent-denied-thanks = Хорошо, стикера не будет. Чтобы больше никто не спрашивал: /no_stickers_of_me
consent-unanswered = Ответа от { $author } не было, поэтому стикера нет.
consent-over = На этот вопрос не ответили вовремя, поэтому стикера нет.
consent-unknown-author = Я не могу спросить того, кто прислал это фото, поэтому стикера не делаю. Если фото ваше, пришлите его сами.
button-allow = Разрешить
button-deny = Не разрешать

## What I may use and remember

optout-on = Теперь никто другой не сможет делать стикеры из ваших фото и фото профиля.
optout-off = Другие снова могут делать стикеры из ваших фото там, где это разрешено.
remember-question = Запомнить размеры вашего лица — в виде чисел, без картинки? Тогда стикеры можно будет делать без фото. Подробнее: /privacy.
remember-on = Я запомню ваше лицо со следующего фото. Отменить можно в любой момент: /remember_me
remember-off = Я больше не помню вашего лица. Всё, что было, удалено.
training-question = Можно мне учиться на ваших стикерах? Я буду хранить вырезку из каждого фото и рисунок, пока вы не передумаете. Подробнее: /privacy.
training-on = Спасибо! Теперь я учусь на том, что вы делаете. Отменить можно в любой момент: /help_training
training-off = Я больше ничему у вас не учусь. Всё, что вы дали, удалено.
button-turn-on = Включить
button-turn-off = Выключить

## Presses of buttons

press-not-yours = Эта кнопка не для вас. Сделайте свой стикер: /theme
press-gone = Эта кнопка устарела. Начните, пожалуйста, заново.
press-forged = Я не знаю такой кнопки. Начните, пожалуйста, заново.
press-working = Минутку…
button-yes = Да
button-no = Нет
button-back = Назад
button-previous = Предыдущие
button-next = Дальше
button-close = Закрыть

## Settings of a group or server

settings-title = Настройки: { $place }
settings-line = { $name }: { $value }
settings-admins-only = Менять настройки группы могут только её администраторы.
settings-needs-right = Для этого нужно право «Управлять сервером».
settings-groups-only = Настройки есть у групп. Добавьте меня в группу и напишите там /settings.
settings-saved = Сохранено.
settings-closed = Настройки закрыты.
settings-on = да
settings-off = нет
settings-themes = Темы
settings-themes-description = Какие темы здесь можно использовать
settings-themes-all = все
settings-themes-listed = только выбранные
settings-themes-choose = Выберите темы
settings-free-words = Свои слова
settings-free-words-description = Можно ли писать любую тему
settings-makers = Кто делает стикеры
settings-makers-everyone = все
settings-makers-admins = только администраторы
settings-user-quota = Стикеров на человека
settings-user-quota-description = Сколько один человек может сделать здесь за день
settings-quota = Стикеров всего
settings-quota-description = Сколько здесь можно сделать за день
settings-unlimited = без своего лимита
settings-per-day =
    { $count ->
        [one] { $count } в день
        [few] { $count } в день
        [many] { $count } в день
       *[other] { $count } в день
    }
settings-strictness = Фильтр наготы
settings-strictness-description = Какие фото отклоняются
settings-strictness-strict = строгий
settings-strictness-usual = умеренный
settings-strictness-off = выключен
settings-language = Язык
settings-language-each = у каждого свой
settings-ask-authors = Сначала спрашивать
settings-ask-authors-description = Спрашивать автора фото, прежде чем его используют другие
settings-quiet = Тихий режим
settings-quiet-description = Без сообщений о ходе работы, только стикер
settings-results-in = Стикеры приходят
settings-results-in-here = сюда
settings-results-in-private = в личный чат

## Packs

packs-title = Ваши наборы
packs-empty = У вас ещё нет наборов.
packs-line =
    { $count ->
        [one] { $title }: { $count } стикер
        [few] { $title }: { $count } стикера
        [many] { $title }: { $count } стикеров
       *[other] { $title }: { $count } стикера
    }
button-new-pack = Новый набор
button-rename = Переименовать
button-order = Порядок
button-emoji = Эмодзи
button-delete-pack = Удалить набор
button-link = Ссылка
button-hand-over = Передать
button-remove = Убрать
button-up = Выше
button-down = Ниже
button-upload-emoji = Добавить как эмодзи
button-upload-sticker = Добавить на этот сервер
packs-ask-name = Как назвать набор? Напишите название.
packs-bad-name = В названии от 1 до { $most } символов. Напишите другое.
packs-name-taken = У вас уже есть набор с таким названием. Напишите другое.
packs-created = Набор «{ $title }» создан.
packs-renamed = Теперь набор называется «{ $title }».
packs-delete-question = Удалить набор «{ $title }»? Сами стикеры останутся.
packs-deleted = Набор удалён.
packs-choose-pack = В какой набор?
packs-choose-sticker = Какой стикер?
packs-ask-emoji = Пришлите от 1 до 20 эмодзи, которые подходят к этому стикеру.
packs-bad-emoji = Пришлите от 1 до 20 эмодзи и ничего больше.
packs-emoji-saved = Сохранено: { $emoji }
packs-added = Добавлено в «{ $title }».
packs-added-already = Он уже есть в «{ $title }».
packs-removed = Убрано из «{ $title }».
packs-link = Вот «{ $title }»: { $link }
packs-link-empty = У набора без стикеров ещё нет ссылки.
packs-ask-heir = Кому передать «{ $title }»? Отправьте эту ссылку; набор получит тот, кто откроет её первым: { $link }
packs-heir-question = { $owner } хочет передать вам набор «{ $title }». Вы согласны?
packs-handed-over = Новый владелец набора «{ $title }»: { $owner }.
packs-taken-over = Набор «{ $title }» теперь ваш.
packs-full =
    { $most ->
        [one] Набор «{ $title }» заполнен: в нём { $most } стикер. Новые попадут в «{ $next }».
        [few] Набор «{ $title }» заполнен: в нём { $most } стикера. Новые попадут в «{ $next }».
        [many] Набор «{ $title }» заполнен: в нём { $most } стикеров. Новые попадут в «{ $next }».
       *[other] Набор «{ $title }» заполнен: в нём { $most } стикера. Новые попадут в «{ $next }».
    }
packs-too-many =
    { $most ->
        [one] Можно иметь только { $most } набор. Сначала удалите один.
        [few] Можно иметь только { $most } набора. Сначала удалите один.
        [many] Можно иметь только { $most } наборов. Сначала удалите один.
       *[other] Можно иметь только { $most } набора. Сначала удалите один.
    }
packs-uploading = Добавляю стикеры: { $done } из { $total }
packs-paused =
    { $minutes ->
        [one] Telegram просит паузу: { $minutes } минуту. Потом я продолжу сам.
        [few] Telegram просит паузу: { $minutes } минуты. Потом я продолжу сам.
        [many] Telegram просит паузу: { $minutes } минут. Потом я продолжу сам.
       *[other] Telegram просит паузу: { $minutes } минуты. Потом я продолжу сам.
    }
packs-gone = Этого набора больше нет.
packs-left-out =
    { $count ->
        [one] { $count } из { $total } не удалось сделать, он пропущен.
        [few] { $count } из { $total } не удалось сделать, они пропущены.
        [many] { $count } из { $total } не удалось сделать, они пропущены.
       *[other] { $count } из { $total } не удалось сделать, они пропущены.
    }
packs-start-first = Чтобы я мог создавать для вас наборы, откройте наш личный чат и нажмите «Старт»: { $link }
packs-need-right = Для этого мне нужно право «Создавать выражения» на этом сервере.
packs-you-need-right = Для этого вам нужно право «Создавать выражения» на этом сервере.
packs-no-room = На этом сервере больше нет места. Сначала что-нибудь уберите.
packs-uploaded-emoji = Эмодзи :{ $name }: теперь на этом сервере.
packs-uploaded-sticker = Стикер «{ $name }» теперь на этом сервере.

## Private chat, groups and servers

private-needed = Я пока не могу вам писать. Откройте наш личный чат и нажмите «Старт»: { $link }
private-closed = Я не могу вам писать. Разрешите личные сообщения от участников этого сервера и попробуйте ещё раз.
private-waiting = { $user }, ваш стикер готов, но я не могу вам писать. Нажмите кнопку: увидите его только вы. Если разрешить личные сообщения от участников этого сервера, следующий придёт сам.
group-added = Привет! Я превращаю фотографии в анимированные мультяшные 3D-стикеры.

    Ответьте на фото командой /theme космический пират. В группах я часто не вижу подписей к фото, а ответ работает всегда.

    Администраторам: /settings
server-added = Привет! Я превращаю фотографии в анимированные мультяшные 3D-стикеры.

    Используйте /theme с фото или «Приложения > Сделать стикер» у сообщения с картинкой.

    Тем, кто управляет сервером: /toonbooth settings
group-no-rights = Мне здесь нельзя отправлять стикеры и картинки. Попросите администратора разрешить.
server-no-rights = Мне нельзя писать или прикреплять файлы в этом канале. Попросите администратора разрешить.
quiet-hint = Здесь включён тихий режим: стикер придёт без других сообщений.
inline-none = Стикеров ещё нет. Сделайте первый!
inline-start = Сделать стикер
bot-about = Превращает фото в анимированные мультяшные 3D-стикеры на любую тему.
bot-description = Пришлите фото и скажите, как оно должно выглядеть: космический пират, кавай, герой комикса… Вы получите анимированный мультяшный 3D-стикер и свои наборы.

## Commands: names are for Discord, descriptions for both

command-theme-name = тема
command-theme-description = Сделать из фото анимированный мультяшный 3D-стикер
command-pack-name = набор
command-pack-description = Сделать двенадцать выражений лица из одного фото
command-packs-name = наборы
command-packs-description = Ваши наборы стикеров
command-me-description = Сделать стикер из фото вашего профиля
command-help-name = помощь
command-help-description = Что я умею
command-privacy-name = приватность
command-privacy-description = Что я храню и как долго
command-forget-me-name = забудь_меня
command-forget-me-description = Удалить всё, что у меня есть о вас
command-language-name = язык
command-language-description = Выбрать язык, на котором я с вами говорю
command-no-stickers-of-me-name = без_стикеров_со_мной
command-no-stickers-of-me-description = Чтобы никто другой не использовал ваши фото и фото профиля
command-remember-me-name = запомни_меня
command-remember-me-description = Получать стикеры без повторной отправки фото
command-help-training-name = помочь_учиться
command-help-training-description = Разрешить мне учиться на ваших стикерах
command-settings-name = настройки
command-settings-description = Темы, лимиты и другое, для администраторов
command-toonbooth-name = toonbooth
command-toonbooth-description = Toonbooth на этом сервере
option-photo-name = фото
option-photo-description = Картинка для стикера
option-prompt-name = тема
option-prompt-description = Как это должно выглядеть, например: космический пират
option-caption-name = надпись
option-caption-description = Слова, которые будут на стикере
option-strength-name = сила
option-strength-description = Насколько мультяшно
option-quality-name = качество
option-quality-description = Чем лучше, тем дольше
option-language-name = язык
option-language-description = Язык, на котором я с вами говорю
choice-strength-calm = слегка
choice-strength-usual = обычно
choice-strength-strong = очень мультяшно
choice-quality-auto = автоматически
choice-quality-draft = быстро
choice-quality-standard = обычное
choice-quality-fine = лучшее
menu-make-sticker = Сделать стикер
menu-make-avatar-sticker = Стикер из аватара

## The built-in themes

theme-autumn-harvest = Осенний урожай
theme-christmas = Рождество
theme-circus = Цирк
theme-cute-animals = Милые животные
theme-cyberpunk-neon = Неоновый киберпанк
theme-detective-noir = Нуарный детектив
theme-dinosaurs-and-jungle = Динозавры и джунгли
theme-doctors-and-science = Врачи и наука
theme-easter = Пасха
theme-emoji-expressions = Лица эмодзи
theme-festivals-and-holidays = Праздники
theme-food-and-drinks = Еда и напитки
theme-halloween = Хэллоуин
theme-kawaii-and-chibi = Кавай и чиби
theme-knights-and-castles = Рыцари и замки
theme-lunar-new-year = Лунный Новый год
theme-minimalist-and-modern = Минимализм и модерн
theme-motivational-and-positive = Мотивация и позитив
theme-music-and-rock = Музыка и рок
theme-mythical-creatures = Мифические существа
theme-new-year = Новый год
theme-outer-space = Космос
theme-pirates = Пираты
theme-professions-and-hobbies = Профессии и хобби
theme-retro-and-vintage = Ретро и винтаж
theme-royalty = Королевский двор
theme-samurai-and-japan = Самураи и Япония
theme-school-and-graduation = Школа и выпускной
theme-sports-and-football = Спорт и футбол
theme-spring-garden = Весенний сад
theme-steampunk = Стимпанк
theme-summer-beach = Летний пляж
theme-superheroes = Супергерои
theme-underwater = Подводный мир
theme-valentines-day = День святого Валентина
theme-vampires-and-ghosts = Вампиры и призраки
theme-video-games = Видеоигры
theme-wild-west = Дикий Запад
theme-winter-wonderland = Зимняя сказка
theme-wizards-and-magic = Волшебники и магия

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Случилось что-то непредвиденное. Попробуйте ещё раз через минуту. Если не поможет, сообщите этот код: { $reference }
error-trouble = У меня сейчас неполадки. Попробуйте ещё раз через минуту.
error-maintenance = Сейчас стикеры не делаются: идёт обслуживание; попробуйте позже.
error-banned = Вам здесь нельзя делать стикеры; это может изменить администратор.
error-makers-limited = Стикеры здесь делают только администраторы; попросите кого-нибудь из них.
error-opted-out = Тот, кто прислал это фото, не хочет стикеров из него; возьмите другое.
error-unasked-words = Тот, кто прислал это фото, разрешил его с теми словами, которые видел. Для других слов запросите стикер этого фото ещё раз: ответьте на него командой /theme или выберите «Сделать стикер» в его меню; тогда я спрошу снова.
error-no-theme-allowed = Здесь не разрешена ни одна тема; попросите администратора выбрать.
error-theme-not-allowed = Эта тема здесь не разрешена; выберите из этих: { $titles }.
error-caption-not-allowed = Здесь разрешены только темы из списка, поэтому своих слов на стикере не будет; уберите то, что в кавычках.
error-words-refused = Эту тему нельзя нарисовать; выберите подобрее.
error-queue-full =
    { $limit ->
        [one] У вас в очереди уже { $limit } запрос; подождите или отмените его.
        [few] У вас в очереди уже { $limit } запроса; подождите или отмените один.
        [many] У вас в очереди уже { $limit } запросов; подождите или отмените один.
       *[other] У вас в очереди уже { $limit } запроса; подождите или отмените один.
    }
error-quota-user =
    { $limit ->
        [0] Вам здесь нельзя делать стикеры; это может изменить администратор.
        [one] Лимит на сегодня исчерпан: { $limit } стикер; новые будут { $again }.
        [few] Лимит на сегодня исчерпан: { $limit } стикера; новые будут { $again }.
        [many] Лимит на сегодня исчерпан: { $limit } стикеров; новые будут { $again }.
       *[other] Лимит на сегодня исчерпан: { $limit } стикера; новые будут { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Здесь нельзя делать стикеры; это может изменить администратор.
        [one] Общий лимит на сегодня исчерпан: { $limit } стикер; новые будут { $again }.
        [few] Общий лимит на сегодня исчерпан: { $limit } стикера; новые будут { $again }.
        [many] Общий лимит на сегодня исчерпан: { $limit } стикеров; новые будут { $again }.
       *[other] Общий лимит на сегодня исчерпан: { $limit } стикера; новые будут { $again }.
    }
again-minutes =
    { $count ->
        [one] через { $count } минуту
        [few] через { $count } минуты
        [many] через { $count } минут
       *[other] через { $count } минуты
    }
again-hours =
    { $count ->
        [one] через { $count } час
        [few] через { $count } часа
        [many] через { $count } часов
       *[other] через { $count } часа
    }
error-unsafe-photo = На этом фото слишком много обнажённого тела для этого чата; пришлите другое.
error-nothing-to-draw = Рисовать не с чего: фото нет; пришлите его ещё раз.
error-chat-busy = Чат пока больше ничего не принимает; скоро попробую снова.
error-chat-unreachable = Чат сейчас недоступен; скоро попробую снова.
error-chat-gone = Этого чата больше нет, поэтому стикер не доставлен.
error-chat-unsure = Стикер, возможно, не дошёл; если его не видно, попросите ещё раз.
error-expired = Стикер делался слишком долго, и я прекратил; попросите ещё раз.
error-too-late = Отменять поздно: стикер готов или почти готов.
error-still-living = Этот стикер ещё делается; подождите или сначала отмените его.
error-photo-gone = Фото удалено, и получить его снова нельзя; пришлите его ещё раз.
error-cancelled = Вы отменили этот стикер; ничего не сохранено.
error-broken-parcel = То, что было готово, повредилось; пришлите фото ещё раз.
error-unusable-wish = Один из параметров не подходит; измените его и попросите ещё раз.
error-stage-timeout = Это заняло слишком много времени, и я прекратил; попробуйте ещё раз или выберите качество пониже.
error-worker-lost = Машина, которая это делала, каждый раз останавливалась; попробуйте другое фото.
error-photo-unreadable = Эту картинку не удаётся прочитать; пришлите её в JPEG или PNG.
error-photo-empty = Этот файл пуст; пришлите фото ещё раз.
error-photo-not-an-image = Это не картинка; пришлите JPEG, PNG, WebP, GIF, HEIC или AVIF.
error-photo-unsupported-format = Этот формат не читается; сначала сохраните картинку в JPEG или PNG.
error-photo-truncated = Картинка повреждена или обрезана; пришлите исходный файл ещё раз.
error-photo-too-small = Картинка слишком маленькая; нужно не меньше 64 пикселей по каждой стороне.
error-photo-too-many-bytes = Файл слишком большой; пришлите не больше 20 МБ.
error-photo-too-many-pixels = Картинка слишком большая; пришлите не больше 50 мегапикселей.
error-photo-too-many-frames = Анимация слишком длинная; пришлите один кадр из неё.
error-download-refused = С этого адреса я файлы не загружаю; пришлите само фото.
error-download-too-large = Файл слишком большой; пришлите не больше { $most } МБ.
error-no-subject = Отдельного объекта на этом фото не нашлось; не указывайте номер.
error-no-such-subject =
    { $found ->
        [one] На этом фото только { $found } объект; выберите номер { $found }.
        [few] На этом фото только { $found } объекта; выберите от 1 до { $found }.
        [many] На этом фото только { $found } объектов; выберите от 1 до { $found }.
       *[other] На этом фото только { $found } объекта; выберите от 1 до { $found }.
    }
error-too-few-subjects = На этом фото нет столько объектов; не указывайте номер.
error-prompt-empty = Тема пуста; скажите, как это должно выглядеть, например «космический пират».
error-prompt-too-long =
    { $most ->
        [one] Тема слишком длинная; не больше { $most } символа.
        [few] Тема слишком длинная; не больше { $most } символов.
        [many] Тема слишком длинная; не больше { $most } символов.
       *[other] Тема слишком длинная; не больше { $most } символа.
    }
error-caption-too-long =
    { $most ->
        [one] Слова на стикере слишком длинные; не больше { $most } символа.
        [few] Слова на стикере слишком длинные; не больше { $most } символов.
        [many] Слова на стикере слишком длинные; не больше { $most } символов.
       *[other] Слова на стикере слишком длинные; не больше { $most } символа.
    }
error-prompt-unusable = Эта тема не подходит; скажите её в нескольких словах.
error-mix = Эти темы нельзя смешать; выберите одну.
error-likeness = То, что я помню о вашем лице, не подходит; пришлите фото.
error-unmeasurable = Из этого фото не получится фигурка; пришлите фото, где лицо крупное, светлое и смотрит прямо.
error-unbuildable-relief = На этом фото не нашлось ничего цельного; попробуйте более чёткое.
error-unwritable-caption = Ни один из моих шрифтов не может это написать: { $characters }. Попробуйте другие слова на стикере.
error-renderer-crashed = Рендер остановился дважды; попробуйте ещё раз или выберите качество пониже.
error-render-timeout = Рисование заняло слишком много времени; попробуйте ещё раз или выберите качество пониже.
error-file-too-large = Стикер не удаётся сделать достаточно маленьким для отправки; попробуйте фото или тему попроще.
error-jobs-living = Ваши стикеры ещё делаются; сначала отмените их.
error-value = Так здесь нельзя; попробуйте что-нибудь другое.
error-value-quota = Такое число здесь не подходит; напишите число от 0.
error-value-language = Я не знаю этого языка; выберите из списка.
error-value-themes = Такой список тем не подходит; выберите хотя бы одну или разрешите свои слова.
error-value-name = Название пустое или слишком длинное; напишите другое.
error-no-such-job = Этого стикера больше нет; пришлите фото ещё раз.
error-blob-missing = Нужное для этого уже удалено; пришлите фото ещё раз.

## What is told of a job that became no sticker

notice-cancelled = Ваш стикер отменён.
notice-failed = Что-то пошло не так, и стикер сделать не удалось.
notice-with-reference = { $told } Код для справки: { $reference }

## Votes

vote-closed = За этот стикер сейчас не голосуют.
vote-too-new =
    { $days ->
        [one] Голосовать здесь можно через { $days } день.
        [few] Голосовать здесь можно через { $days } дня.
        [many] Голосовать здесь можно через { $days } дней.
       *[other] Голосовать здесь можно через { $days } дня.
    }
contest-not-open = Этот конкурс сейчас не принимает стикеры.
contest-wrong-theme = Этот конкурс для других тем; сделайте стикер в одной из них.
contest-too-many =
    { $limit ->
        [one] Вы уже участвуете с { $limit } стикером; уберите его, чтобы подать другой.
        [few] Вы уже участвуете с { $limit } стикерами; уберите один, чтобы подать другой.
        [many] Вы уже участвуете с { $limit } стикерами; уберите один, чтобы подать другой.
       *[other] Вы уже участвуете с { $limit } стикерами; уберите один, чтобы подать другой.
    }
