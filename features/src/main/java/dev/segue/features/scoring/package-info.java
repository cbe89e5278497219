/** How good forecasts are, by one definition for trainer, application and demo. */
package dev.segue.features.scoring;
