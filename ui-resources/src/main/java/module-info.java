import org.jspecify.annotations.NullMarked;

/// What designers, translators and teachers edit: layouts, palettes, icons, fonts, words. It needs nothing but Java.
@NullMarked
module dev.mqttworkbench.resources {
    requires static org.jspecify;

    exports dev.mqttworkbench.resources;
}
