// SPDX-License-Identifier: Apache-2.0
import {SECRETS} from './secrets.mjs';

/** An XMP packet as an editor leaves it behind. */
export function xmp() {
  return Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
  photoshop:City="${SECRETS.city}" xmpMM:DocumentID="${SECRETS.documentId}" aux:SerialNumber="${SECRETS.serial}"
  aux:OwnerName="${SECRETS.owner}">
  <dc:creator><rdf:Seq><rdf:li>${SECRETS.artist}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`);
}
