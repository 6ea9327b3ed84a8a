package dev.bulwark.console.health;

import eu.hansolo.tilesfx.skins.TileSkin;
import javafx.scene.Node;

/** Gives the whole tile to its face: the library's own skins keep a wide frame around what they show. */
final class HealthTileSkin extends TileSkin {
    private final Node face;

    HealthTileSkin(HealthTile tile, Node face) {
        super(tile);
        this.face = face;
        face.setManaged(false);
        getPane().getChildren().add(face);
    }

    @Override
    protected void resize() {
        super.resize();
        if (face != null) {
            face.resizeRelocate(0, 0, tile.getWidth(), tile.getHeight());
        }
    }
}
